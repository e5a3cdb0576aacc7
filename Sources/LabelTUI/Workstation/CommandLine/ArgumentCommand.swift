/// A command that takes a value, which only the command line has.
enum ArgumentCommand: String, CaseIterable, Sendable {
  case goto, `class`, open, filter, set, theme

  /// The name of the value.
  var placeholder: String {
    switch self {
    case .goto: "PLACE"
    case .class: "NAME"
    case .open: "PATH"
    case .filter: "FILTER"
    case .set: "SETTING VALUE"
    case .theme: "THEME"
    }
  }

  /// What it does, for lists and the manual.
  var title: String {
    switch self {
    case .goto: "go to a time, sample, frequency, pixel or frame"
    case .class: "give the box this class, or finish it with this class"
    case .open: "open a document"
    case .filter: "review the samples that the filter selects"
    case .set: "change a setting: \(Setting.allCases.map(\.rawValue).joined(separator: ", "))"
    case .theme: "change the colors: \(Theme.Name.allCases.map(\.rawValue).joined(separator: ", "))"
    }
  }

  /// Whether it can be performed in `context`.
  func isValid(in context: KeyContext) -> Bool {
    switch self {
    case .goto: context.document != nil && context.document != .sample
    case .class: context.mode.isOfDocument
    case .open: context.mode == .list || context.mode.isOfDocument && context.document != .sample
    case .filter: [.review, .grid, .dashboard, .list].contains(context.mode)
    case .set, .theme: true
    }
  }
}
