import Datasets

/// What lies over the screen: a text, or a question that waits for an answer.
enum Overlay: Equatable, Sendable {
  /// `top` is the first line that is shown.
  case help(top: Int)
  case messages(top: Int)
  case confirmQuit
  /// Before a document is closed whose labels could not be written.
  case confirmClose
  case confirmDelete(SampleReference)

  var isQuestion: Bool {
    switch self {
    case .help, .messages: false
    case .confirmQuit, .confirmClose, .confirmDelete: true
    }
  }

  /// The first line that is shown, where the text can be scrolled.
  var top: Int {
    get {
      switch self {
      case .help(let top), .messages(let top): top
      case .confirmQuit, .confirmClose, .confirmDelete: 0
      }
    }
    set {
      switch self {
      case .help: self = .help(top: newValue)
      case .messages: self = .messages(top: newValue)
      case .confirmQuit, .confirmClose, .confirmDelete: break
      }
    }
  }
}
