import TerminalKit

/// The keys of pitches.
extension Keymap {
  static let pitchPlaces = [
    Binding(":", command: .view(.goTo), "go to a frame (12, #1322) or a time (0.25s)")
  ]

  static let frames = [
    Binding(".", " ", command: .pitch(.next), "next frame", hint: "next frame"),
    Binding(",", command: .pitch(.previous), "previous frame"),
    Binding(
      "]", command: .pitch(.nextDetection), "next frame in which the ball was seen",
      hint: "next ball"),
    Binding("[", command: .pitch(.previousDetection), "previous frame in which the ball was seen"),
    Binding("}", command: .pitch(.nextKeyFrame), "next key frame"),
    Binding("{", command: .pitch(.previousKeyFrame), "previous key frame"),
    Binding("I", command: .pitch(.interpolate), "interpolate up to the box, from an earlier frame"),
  ]

  static let pitchView = [
    Binding("c", command: .pitch(.nextCamera), "next camera, or all side by side", hint: "camera"),
    Binding([["o", "z"]], .pitch(.toggle(.strikeZone)), "show or hide the strike zone"),
    Binding([["o", "g"]], .pitch(.toggle(.gates)), "show or hide the gates"),
    Binding([["o", "t"]], .pitch(.toggle(.trajectory)), "show or hide the trajectory"),
  ]

  static let frameSamples = [
    Binding("T", command: .sample(.preview), "show the training image: the frame as it is"),
    Binding("s", command: .sample(.saveWindow), "save the frame with its boxes", hint: "save"),
    Binding("S", command: .sample(.saveAllWindows), "save all labeled frames"),
    Binding("r", command: .application(.review), "review the saved samples"),
    Binding("E", command: .application(.export), "export the good samples"),
  ]
}
