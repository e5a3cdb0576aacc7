import Datasets

/// Help, messages, or a question over the screen.
enum Overlay: Equatable, Sendable {
  /// `top` is the first line that is shown.
  case help(top: Int)
  case messages(top: Int)
  /// The details of the selected dataset.
  case dataset(top: Int)
  case classes(ClassesOverlay)
  /// The running jobs, of which one is selected, and the last results.
  case jobs(selection: Int)
  /// The page of the first run.
  case welcome
  /// The parameters of the detector.
  case parameters(selection: Int)
  case confirmQuit
  /// Asked before closing a document whose labels could not be written.
  case confirmClose
  /// Asked before leaving a sample whose fixed boxes are not saved.
  case confirmDiscard
  case confirmDelete(SampleKey)
  /// Asked before saving a picture without boxes.
  case confirmNegative
  /// Asked before all boxes of a class get another class that exists.
  case confirmMerge(String, into: String)
  /// Asked after a class of the document was renamed that this many samples of the dataset have.
  case confirmRename(String, into: String, samples: Int)

  /// What the keys mean.
  var keyMode: KeyMode {
    switch self {
    case .help, .messages, .dataset, .welcome: .overlay
    case .jobs: .jobs
    case .classes: .classes
    case .parameters: .parameters
    case .confirmQuit, .confirmClose, .confirmDiscard, .confirmDelete, .confirmNegative,
      .confirmMerge, .confirmRename:
      .question
    }
  }

  /// The first line that is shown; 0 if the text cannot be scrolled.
  var top: Int {
    get {
      switch self {
      case .help(let top), .messages(let top), .dataset(let top): top
      case .jobs, .welcome, .classes, .parameters, .confirmQuit, .confirmClose, .confirmDiscard,
        .confirmDelete, .confirmNegative, .confirmMerge, .confirmRename:
        0
      }
    }
    set {
      switch self {
      case .help: self = .help(top: newValue)
      case .messages: self = .messages(top: newValue)
      case .dataset: self = .dataset(top: newValue)
      case .jobs, .welcome, .classes, .parameters, .confirmQuit, .confirmClose, .confirmDiscard,
        .confirmDelete, .confirmNegative, .confirmMerge, .confirmRename:
        break
      }
    }
  }
}
