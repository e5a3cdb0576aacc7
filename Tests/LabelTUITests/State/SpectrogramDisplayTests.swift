import Radio
import Testing

@testable import Workstation

@Suite("Spectrogram display")
struct SpectrogramDisplayTests {
  private static let first = levels(raisedBy: 1)
  private static let final = levels(raisedBy: 5)

  private static func levels(raisedBy steps: Int) -> Levels {
    var levels = Levels.initial
    levels.moveFloor(by: steps)
    return levels
  }

  @Test(
    "levels of an approximate picture are set again from all samples, unless the user changed them"
  )
  func provisional() {
    var display = SpectrogramDisplay()
    #expect(display.needsLevels)
    display.setFirstLevels(Self.first, coverage: 0.1)
    #expect(!display.needsLevels && display.needsFinalLevels)
    var changed = display
    changed.moveFloor(by: 1)
    #expect(!changed.needsFinalLevels)
    display.setFinalLevels(Self.final)
    #expect(display.levels == Self.final && !display.needsFinalLevels)
  }

  @Test("levels of a complete picture are final")
  func complete() {
    var display = SpectrogramDisplay()
    display.setFirstLevels(Self.first, coverage: 1)
    #expect(display.levels == Self.first && !display.needsFinalLevels)
  }

  @Test("the FFT size changes by powers of two and stops at both ends")
  func fftSize() {
    var display = SpectrogramDisplay()
    display.changeFFTSize(larger: true, times: 2, current: 256)
    #expect(display.analysis.fftSize == 1024)
    display.changeFFTSize(larger: true, times: 99, current: 1024)
    #expect(display.analysis.fftSize == DisplayAnalysis.fftSizes.upperBound)
    display.changeFFTSize(larger: false, times: 99, current: 1024)
    #expect(display.analysis.fftSize == DisplayAnalysis.fftSizes.lowerBound)
  }
}
