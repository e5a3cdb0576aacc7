import Generation
import Radio
import TerminalKit

/// What the config file sets, see `docs/formats/config.md`. A value that is nil or empty is not set there.
package struct UserSettings: Equatable, Sendable {
  /// The folder of the dataset.
  package var dataset: String?
  /// The length of a sample window in seconds.
  package var windowSeconds: Double?
  package var color: ColorClass?
  package var picture: PictureStyle?
  package var reviewer: String?
  package var isBlind: Bool?
  var colorMap: ColorMap?
  /// The points of an FFT of the spectrogram; nil chooses it automatically.
  var fftSize: Int?
  var windowFunction: AnalysisWindow?
  var theme = Theme()
  var keys: [KeyRemapping] = []
  /// The parameters of the built-in detector.
  package var detector = DetectorParameters()
  /// The user's own detectors.
  package var detectors: [DetectorEntry] = []
  /// The user's own architectures; they replace built-in ones with the same id.
  package var architectures: [Architecture] = []

  /// Sets nothing.
  package init() {}
}

/// A detector of the user, with its name in lists.
package struct DetectorEntry: Equatable, Sendable {
  package var name: String
  /// A command or a server.
  package var source: DetectorSource
}

/// Other keys for a command.
struct KeyRemapping: Equatable, Sendable {
  /// The mode in which they are valid; nil for all modes of the command.
  var mode: KeyMode?
  /// The name of the command.
  var name: String
  /// The key sequences; empty if no key performs the command.
  var sequences: [[Key]]
  /// The line of the config file.
  var line: Int
}
