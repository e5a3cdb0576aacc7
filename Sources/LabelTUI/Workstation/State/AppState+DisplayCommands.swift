import Radio
import TerminalKit

/// Commands that change how pictures are drawn, and how the spectrogram of a capture is computed and colored.
extension AppState {
  mutating func perform(_ command: DisplayCommand) -> [Job] {
    switch command {
    case .nextColorMap:
      colorMap = colorMap.next
      showInfo("Color map: \(colorMap.rawValue)")
    case .nextPictureStyle: chooseNextPictureStyle()
    }
    return []
  }

  /// Performs `command` on the capture on the screen; does nothing if there is none.
  mutating func perform(_ command: AnalysisCommand, times: Int) -> [Job] {
    guard let capture else { return [] }
    switch command {
    case .floor(let up): changeLevels { $0.display.moveFloor(by: up ? times : -times) }
    case .range(let wider): changeLevels { $0.display.widenRange(by: wider ? times : -times) }
    case .automaticLevels:
      changeLevels { capture in
        if let levels = capture.levelsOfView { capture.display.setLevels(levels) }
      }
    case .toggleMean: changeAnalysis { $0.showsMean.toggle() }
    case .nextWindow: changeAnalysis { $0.analysis.window = $0.analysis.window.next }
    case .automaticFFTSize: changeAnalysis { $0.analysis.fftSize = nil }
    case .fftSize(let larger):
      changeFFTSize(larger: larger, times: times, current: capture.fftSize)
    case .toggleSpectrum: toggle(.spectrum)
    case .toggleTimeInstruments: toggle(.time)
    }
    return []
  }

  /// Changes the levels by `change` and shows the new ones.
  private mutating func changeLevels(_ change: (inout CaptureState) -> Void) {
    let before = capture?.display.levels
    changeCapture(change)
    guard let levels = capture?.display.levels, levels != before else { return }
    showInfo("From \(Int(levels.floor)) to \(Int(levels.floor + levels.range)) dB/Hz")
  }

  /// Changes the analysis by `change` and shows the new settings.
  private mutating func changeAnalysis(_ change: (inout SpectrogramDisplay) -> Void) {
    if let text = changeCapture({ capture in
      change(&capture.display)
      return capture.analysisText
    }) {
      showInfo(text)
    }
  }

  private mutating func changeFFTSize(larger: Bool, times: Int, current: Int) {
    changeAnalysis { $0.changeFFTSize(larger: larger, times: times, current: current) }
  }
}
