import Labels

/// What the movement keys and a typed time or frequency move.
enum MovedPart: Equatable, Sendable {
  case crosshair
  /// The corner of the box that is being drawn.
  case corner
  /// A part of the chosen box.
  case grip(BoxMode.Grip)

  /// What the prompt for a destination is called.
  var promptTitle: String {
    switch self {
    case .crosshair: "Go to"
    case .corner: "Corner to"
    case .grip(let grip): "\(grip.title) to"
    }
  }

  /// What can be typed.
  var examples: String {
    switch self {
    case .crosshair, .corner: "12.5ms, 0.2s, #4000, 5926MHz"
    case .grip(.whole): "start 12.5ms or #4000, middle 5926MHz"
    case .grip(.left), .grip(.right): "12.5ms, 0.2s, #4000"
    case .grip(.top), .grip(.bottom): "5926MHz"
    }
  }
}

extension BoxMode.Grip {
  /// The part's name at the start of a sentence.
  var title: String {
    switch self {
    case .whole: "Box"
    case .left: "Left edge"
    case .right: "Right edge"
    case .top: "Top edge"
    case .bottom: "Bottom edge"
    }
  }
}
