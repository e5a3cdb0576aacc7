import Radio
import TerminalKit

/// What the command `set` changes for the running program.
enum Setting: String, CaseIterable, Sendable {
  case colorMap = "color-map"
  case picture, fft
  case windowFunction = "window-function"
  case blind

  /// The values that the command line offers.
  var values: [String] {
    switch self {
    case .colorMap: ColorMap.allCases.map(\.rawValue)
    case .picture: PictureStyle.allCases.map(\.rawValue)
    case .fft: ["auto"] + Self.fftSizes.map(String.init)
    case .windowFunction: AnalysisWindow.allCases.map(\.settingName)
    case .blind: ["on", "off"]
    }
  }

  /// The lengths of FFTs, from the shortest.
  static let fftSizes = Array(
    sequence(first: DisplayAnalysis.fftSizes.lowerBound) {
      $0 < DisplayAnalysis.fftSizes.upperBound ? $0 * 2 : nil
    })
}

extension AnalysisWindow {
  /// The name on the command line and in the config file.
  var settingName: String {
    switch self {
    case .hann: "hann"
    case .blackmanHarris: "blackman-harris"
    case .flatTop: "flat-top"
    case .rectangular: "rectangular"
    }
  }
}
