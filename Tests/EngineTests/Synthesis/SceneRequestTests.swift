import Testing

@testable import Labels
@testable import Radio

@Suite("Random scenes")
struct SceneRequestTests {
  @Test("have the requested signals in the requested limits, and no two overlap", arguments: 1...20)
  func requested(seed: UInt64) throws {
    var base = Scene()
    base.seed = seed
    base.sampleRate = seed % 2 == 0 ? 1e6 : 250e3
    var request = SceneRequest(SignalKind.allCases + [.psk, .psk, .ook])
    request.signalToNoise = 12...18
    request.hasMultipath = true
    request.hasFading = true
    request.hasGaps = true
    let scene = try request.scene(base)
    #expect(try request.scene(base) == scene)
    #expect(
      scene.signals.map(\.kind.rawValue).sorted() == request.kinds.map(\.rawValue).sorted())
    #expect(scene.signals.allSatisfy { (12...18).contains($0.signalToNoise) })
    #expect(scene.signals.allSatisfy { (2...3).contains($0.multipath?.echoes.count ?? 0) })
    #expect(scene.signals.allSatisfy { (0.05...0.2).contains($0.fading ?? 0) })
    let boxes = try SceneCapture(scene).annotations.map(\.box)
    let band = scene.sampleRate / 2
    for (index, box) in boxes.enumerated() {
      #expect(box.samples.lowerBound >= 0 && box.samples.upperBound <= scene.sampleCount)
      #expect(box.frequencies.lowerBound > scene.centerFrequency - band)
      #expect(box.frequencies.upperBound < scene.centerFrequency + band)
      for other in boxes[..<index] {
        let isApart =
          !box.samples.overlaps(other.samples) || !box.frequencies.overlaps(other.frequencies)
        #expect(isApart)
      }
    }
  }

  @Test("too many signals are refused with the number that fits")
  func full() throws {
    var base = Scene()
    base.duration = 0.1
    let request = SceneRequest(Array(repeating: .ofdm, count: 500))
    #expect {
      try request.scene(base)
    } throws: { error in
      guard case SceneError.full(let placed, 500)? = error as? SceneError else { return false }
      return placed > 0
    }
  }

  @Test("captures that are too short or too narrow are refused, not made wrong")
  func tiny() {
    for (rate, duration) in [(1.0, 1.0), (1e3, 0.001), (1e3, 1), (1e9, 1e-8), (8e3, 1)] {
      for kind in SignalKind.allCases {
        var base = Scene()
        (base.sampleRate, base.duration) = (rate, duration)
        guard let scene = try? SceneRequest([kind]).scene(base) else { continue }
        var renderer = SceneRenderer(scene, SceneTransmission.all(of: scene))
        #expect(renderer.next(min(1000, scene.sampleCount)).allSatisfy { $0.power.isFinite })
      }
    }
  }
}
