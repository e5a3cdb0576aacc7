/// The names of commands, for the command line, the palette, the config file and the manual.
extension Command {
  /// The name in lower case with hyphens, such as `zoom-in-time`. It stays the same when keys change.
  var name: String { Self.names[self] ?? derivedName }

  private var derivedName: String {
    Self.givenNames[self] ?? Self.words(of: self).joined(separator: "-")
  }

  /// The names of all commands with a key: reflection is too slow for each frame.
  private static let names: [Command: String] = {
    let commands = Set(Keymap.standard.sections.flatMap(\.bindings).map(\.command))
    return Dictionary(uniqueKeysWithValues: commands.map { ($0, $0.derivedName) })
  }()

  /// The names of commands whose cases do not say enough without their group.
  private static let givenNames: [Command: String] = [
    .application(.cancelJob): "cancel-jobs",
    .view(.zoom(.x, in: true)): "zoom-in-time",
    .view(.zoom(.x, in: false)): "zoom-out-time",
    .view(.zoom(.y, in: true)): "zoom-in-frequency",
    .view(.zoom(.y, in: false)): "zoom-out-frequency",
    .view(.reload): "reload-document",
    .view(.goTo): "goto",
    .display(.nextColorMap): "next-color-map",
    .analysis(.nextWindow): "next-window-function",
    .analysis(.fftSize(larger: true)): "longer-fft",
    .analysis(.fftSize(larger: false)): "shorter-fft",
    .analysis(.automaticFFTSize): "automatic-fft",
    .picture(.next): "next-picture",
    .picture(.previous): "previous-picture",
    .pitch(.next): "next-frame",
    .pitch(.previous): "previous-frame",
    .pitch(.nextDetection): "next-ball",
    .pitch(.previousDetection): "previous-ball",
    .box(.anchor): "start-box",
    .box(.commit): "finish-box",
    .box(.cancel): "cancel-box",
    .box(.duplicate): "duplicate-box",
    .box(.delete): "delete-box",
    .box(.next): "next-box",
    .box(.previous): "previous-box",
    .box(.nextHere): "next-box-here",
    .proposal(.detect(inView: true)): "detect-in-view",
    .proposal(.detect(inView: false)): "detect-all",
    .sample(.preview): "training-image",
  ]

  /// The words of `command` from the names of its cases. The groups of documents add no word of their own.
  private static func words(of command: Command) -> [String] {
    guard let group = Mirror(reflecting: command).children.first else { return [] }
    let (label, words) = (group.label ?? "", Self.words(ofValue: group.value))
    return prefixes.contains(label) ? split(label) + words : words
  }

  /// The groups whose names start with that of the group.
  private static let prefixes: Set = [
    "list", "review", "dashboard", "boxList", "windowList", "datasets", "classes", "overlay",
    "parameter",
    "question", "prompt",
  ]

  private static func words(ofValue value: Any) -> [String] {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .tuple:
      return mirror.children.flatMap { child -> [String] in
        // Once, or by one cell, is what a command does without a number.
        if child.value as? Int == 1 { return [] }
        if let yes = child.value as? Bool { return word(child.label ?? "", is: yes) }
        return words(ofValue: child.value)
      }
    case .optional:
      return mirror.children.first.map { words(ofValue: $0.value) } ?? ["none"]
    case .enum:
      guard let child = mirror.children.first else { return split("\(value)") }
      return split(child.label ?? "") + words(ofValue: child.value)
    default:
      return split("\(value)")
    }
  }

  private static let opposites = [
    "in": "out", "up": "down", "larger": "smaller", "wider": "narrower", "next": "previous",
    "forward": "back",
  ]

  /// The words for a yes or no that the code calls `label`.
  private static func word(_ label: String, is yes: Bool) -> [String] {
    yes ? split(label) : opposites[label].map { [$0] } ?? ["not"] + split(label)
  }

  /// The words of a name such as `nextKeyFrame`, in lower case. Capitals in a row are one word.
  private static func split(_ name: String) -> [String] {
    var words: [String] = []
    var isAfterCapital = true
    for character in name {
      if words.isEmpty || character.isUppercase && !isAfterCapital { words.append("") }
      isAfterCapital = character.isUppercase
      words[words.count - 1] += character.lowercased()
    }
    return words
  }
}
