import FoundationEssentials
import TestSupport
import Testing

@testable import Libraries
@testable import Radio

@Suite("Synthetic captures")
struct SyntheticCaptureTests {
  @Test("the same recipe gives the same bytes, another seed different ones")
  func determinism() throws {
    let folder = try TemporaryFolder()
    var recipe = SyntheticRecipe()
    recipe.duration = 0.1
    for name in ["ax", "bx"] {
      try SyntheticCapture(recipe).write(to: folder.file("\(name).rfcap"))
    }
    recipe.seed = 2
    try SyntheticCapture(recipe).write(to: folder.file("cx.rfcap"))
    let captures = try ["ax", "bx", "cx"].map { try Data(contentsOf: folder.file("\($0).rfcap")) }
    #expect(captures[0] == captures[1])
    #expect(captures[0] != captures[2])
    #expect(captures[0].count == 512 + 8 * 100_000)
    // Recorded from the first run; after a change, samples/ must be made again.
    #expect(SHA256.hexadecimal(of: [UInt8](captures[0])) == Self.digest)
  }

  @Test("a capture and its labels open without warnings")
  func opens() throws {
    let folder = try TemporaryFolder()
    var recipe = SyntheticRecipe()
    recipe.name = "KNOWN"
    let synthetic = try SyntheticCapture(recipe)
    let url = folder.file("x.rfcap")
    var shares: [Double] = []
    try synthetic.write(to: url) { share in
      shares.append(share)
      return true
    }
    #expect(shares.last == 1 && shares == shares.sorted())

    let capture = try CaptureFile.open(url)
    #expect(capture.warnings.isEmpty)
    #expect(capture.sampleCount == synthetic.sampleCount)
    #expect(capture.signalName == "KNOWN")
    let labels = CaptureLabels(of: capture, stateFolder: folder.file("state")).load()
    #expect(labels.warnings.isEmpty)
    #expect(Set(labels.annotations.compactMap(\.label)) == Set(recipe.signals.map(\.rawValue)))
    #expect(labels.annotations.map(\.box) == synthetic.annotations.map(\.box))
    #expect(labels.annotations.map(\.id) == synthetic.annotations.map(\.id))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(names.sorted() == ["x.rfcap", "x.sigmf-meta"])
  }

  @Test("every box is inside the band and contains its signal", arguments: 1...3)
  func boxes(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    var recipe = SyntheticRecipe()
    recipe.seed = seed
    recipe.signalToNoise = 20
    let synthetic = try SyntheticCapture(recipe)
    try synthetic.write(to: folder.file("x.rfcap"))
    let capture = try CaptureFile.open(folder.file("x.rfcap"))
    let window = capture.window(0..<capture.sampleCount)
    let image = try InferenceSpectrogram.image(of: CaptureReader(capture), window: window)
    let mean = average(of: image, PixelBox(xMin: 0, yMin: 0, xMax: 1024, yMax: 51))
    for annotation in synthetic.annotations {
      let box = annotation.box
      #expect(capture.band.contains(box.frequencies.lowerBound))
      #expect(capture.band.contains(box.frequencies.upperBound))
      let pixels = ImageGeometry(window).pixels(of: try #require(window.clip(box)))
      // 50 levels are 16 dB above the free edge of the band.
      let contrast = average(of: image, pixels) - mean
      #expect(contrast > 25, "\(annotation.label ?? "") \(pixels) \(contrast)")
    }
  }

  @Test("an existing capture or its labels are replaced only on request")
  func replacing() throws {
    let folder = try TemporaryFolder()
    var recipe = SyntheticRecipe()
    recipe.duration = 0.01
    let capture = try SyntheticCapture(recipe)
    let (url, labels) = (folder.file("x.rfcap"), folder.file("x.sigmf-meta"))
    try Data("labels".utf8).write(to: labels)
    #expect(throws: SynthesisError.exists(path: labels.path)) { try capture.write(to: url) }
    #expect(try Data(contentsOf: labels) == Data("labels".utf8))
    try capture.write(to: url, replacing: true)
    #expect(throws: SynthesisError.exists(path: url.path)) { try capture.write(to: url) }
  }

  @Test("invalid values are refused")
  func refused() {
    func refusal(_ change: (inout SyntheticRecipe) -> Void) -> SynthesisError? {
      var recipe = SyntheticRecipe()
      change(&recipe)
      do throws(SynthesisError) {
        _ = try SyntheticCapture(recipe)
        return nil
      } catch {
        return error
      }
    }
    for rate in [0, -1, 2e9, Double.infinity] {
      #expect(refusal { $0.sampleRate = rate } == .badSampleRate(rate))
    }
    for duration in [0, -1, 1e-9, 1e300, Double.infinity] {
      #expect(refusal { $0.duration = duration } == .badDuration(duration))
    }
    #expect(refusal { $0.sampleRate = .nan } != nil && refusal { $0.duration = .nan } != nil)
    #expect(refusal { $0.centerFrequency = .infinity } == .badFrequency(.infinity))
    #expect(refusal { $0.signalToNoise = 61 } == .badSignalToNoise(61))
    let name = String(repeating: "é", count: 17)
    #expect(refusal { $0.name = name } == .longName(name))
    #expect(
      refusal { $0.signals = Array(repeating: .tone, count: 17) } == .tooManySignals(17))
    #expect(refusal { $0.signals = [] } == nil)
  }

  @Test("extreme recipes do not trap", arguments: [1.0, 7, 1e3, 1e9], [0, 1, 16])
  func extremes(rate: Double, count: Int) throws {
    let folder = try TemporaryFolder()
    var recipe = SyntheticRecipe()
    recipe.sampleRate = rate
    recipe.duration = 5000 / rate
    recipe.signals = (0..<count).map { SyntheticSignal.allCases[$0 % 5] }
    recipe.signalToNoise = 60
    recipe.seed = .max
    try SyntheticCapture(recipe).write(to: folder.file("x.rfcap"))
    #expect(try CaptureFile.open(folder.file("x.rfcap")).sampleCount == 5000)
  }

  private static let digest =
    "e40f7cc48dfdc53d7c74b43fe500d090fa427690dcb36dcf59d5f570f675cfdf"

  private func average(of image: SpectrogramImage, _ box: PixelBox) -> Double {
    var sum = 0
    var count = 0
    for row in box.yMin..<max(box.yMin + 1, box.yMax) {
      for column in box.xMin..<max(box.xMin + 1, box.xMax) {
        sum += Int(image.pixels[row * SpectrogramImage.side + column])
        count += 1
      }
    }
    return Double(sum) / Double(max(1, count))
  }
}
