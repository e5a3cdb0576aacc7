import Radio
import TerminalKit

/// How the picture is computed.
extension CaptureState {
  /// Peak or mean, transforms and window; returns what is in force now.
  mutating func changeAnalysis(_ command: Command, times: Int) -> String {
    switch command {
    case .toggleMean: showsMean.toggle()
    case .fftSize(let larger):
      let sizes = DisplayAnalysis.fftSizes
      for _ in 0..<times {
        let size = fftSize
        analysis.fftSize =
          larger ? min(sizes.upperBound, size * 2) : max(sizes.lowerBound, size / 2)
      }
    case .automaticFFTSize: analysis.fftSize = nil
    case .nextWindow: analysis.window = analysis.window.next
    default: break
    }
    return analysisText
  }

  /// Points of the transforms that the picture is made of: those of the overview, where it is there.
  var fftSize: Int {
    let shown = shownTiles.lazy.compactMap { tiles[$0]?.binCount }.first
    return analysis.fftSize ?? shown
      ?? analysis.fftSize(samplesPerColumn: viewport.samplesPerDot)
  }

  /// The analysis in words.
  var analysisText: String {
    let chosen = analysis.fftSize == nil ? "by the zoom" : "by hand"
    return "\(showsMean ? "Mean" : "Peak") of FFTs of \(fftSize) points (\(chosen)), "
      + "\(analysis.window.title) window"
  }
}

extension AnalysisWindow {
  /// The window's name as it is written.
  var title: String {
    switch self {
    case .hann: "Hann"
    case .blackmanHarris: "Blackman-Harris"
    case .flatTop: "flat top"
    case .rectangular: "rectangular"
    }
  }
}
