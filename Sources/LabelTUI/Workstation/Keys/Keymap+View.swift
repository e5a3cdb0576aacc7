import TerminalKit

/// The keys that move, zoom and color the view.
extension Keymap {
  static let captureView = [
    Binding("+", command: .view(.zoom(.x, in: true)), "zoom in, time", hint: "zoom"),
    Binding("-", command: .view(.zoom(.x, in: false)), "zoom out, time"),
    Binding(">", command: .view(.zoom(.y, in: true)), "zoom in, frequency"),
    Binding("<", command: .view(.zoom(.y, in: false)), "zoom out, frequency"),
    Binding("=", command: .view(.zoomToBox), "zoom to the box, or to the sample window"),
    Binding("R", command: .view(.reload), "reload appended data"),
  ]

  static let pictureView = [
    Binding("+", ">", command: .view(.zoom(.x, in: true)), "zoom in", hint: "zoom"),
    Binding("-", "<", command: .view(.zoom(.x, in: false)), "zoom out"),
    Binding("=", command: .view(.zoomToBox), "zoom to the box, or to all"),
    Binding("|", command: .picture(.actualSize), "one pixel per dot of the screen"),
  ]

  static let sampleView = [
    Binding("+", command: .view(.zoom(.x, in: true)), "zoom in", hint: "zoom"),
    Binding("-", command: .view(.zoom(.x, in: false)), "zoom out"),
    Binding(">", command: .view(.zoom(.y, in: true)), "zoom in, frequency"),
    Binding("<", command: .view(.zoom(.y, in: false)), "zoom out, frequency"),
    Binding("=", command: .view(.zoomToBox), "zoom to the box, or to all"),
  ]

  static let view = [
    Binding("f", command: .view(.fit), "fit all"),
    Binding(.backspace, command: .view(.previousView), "previous view"),
    Binding(.shift(.right), command: .view(.scroll(.right)), "view a column right"),
    Binding(.shift(.left), command: .view(.scroll(.left)), "view a column left"),
    Binding(.shift(.up), command: .view(.scroll(.up)), "view a row up"),
    Binding(.shift(.down), command: .view(.scroll(.down)), "view a row down"),
    Binding(.pageDown, command: .view(.pan(.right)), "view a page right"),
    Binding(.pageUp, command: .view(.pan(.left)), "view a page left"),
    Binding(.control("u"), command: .view(.pan(.up)), "view half a page up"),
    Binding(.control("d"), command: .view(.pan(.down)), "view half a page down"),
    Binding([["g", "g"], [.home]], .view(.goToStart), "go to the start"),
    Binding("G", .end, command: .view(.goToEnd), "go to the end"),
    Binding([["z", "z"]], .view(.center), "center the crosshair"),
  ]

  static let spectrogram = [
    Binding("(", command: .analysis(.floor(up: false)), "lower the floor: brighter"),
    Binding(")", command: .analysis(.floor(up: true)), "raise the floor: darker"),
    Binding("{", command: .analysis(.range(wider: false)), "narrower range: more contrast"),
    Binding("}", command: .analysis(.range(wider: true)), "wider range: less contrast"),
    Binding("A", command: .analysis(.automaticLevels), "set levels from this view"),
    Binding("p", command: .analysis(.toggleMean), "peak or mean of the FFTs of a column"),
    Binding("]", command: .analysis(.fftSize(larger: true)), "longer FFTs: finer frequencies"),
    Binding("[", command: .analysis(.fftSize(larger: false)), "shorter FFTs: finer times"),
    Binding(
      "\\", command: .analysis(.automaticFFTSize), "choose the FFT length automatically"),
    Binding("W", command: .analysis(.nextWindow), "next window function"),
    Binding("i", command: .analysis(.toggleSpectrum), "show or hide the spectrum"),
    Binding(
      "I", command: .analysis(.toggleTimeInstruments),
      "show or hide power over time and the map"),
  ]

  static let nextColorMap = Binding(
    "C", command: .display(.nextColorMap), "next color map")
  static let nextPictureStyle = Binding(
    "B", command: .display(.nextPictureStyle), "next picture style: half blocks, quadrants, ...")
}
