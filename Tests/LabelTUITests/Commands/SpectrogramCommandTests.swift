import Datasets
import Foundation
import Libraries
import TestSupport
import Testing

@Suite("labeltui spectrogram")
struct SpectrogramCommandTests {
  @Test(
    "gives the goldens, the same bytes each time", .enabled(if: SharedMaterial.isExpected),
    arguments: GoldenCase.all)
  func goldens(_ golden: GoldenCase) throws {
    let folder = try TemporaryFolder()
    let path = try capture(of: golden).write(to: folder.file("golden.rfcap"))

    var files: [Data] = []
    for name in ["one.npz", "two.npz"] {
      let run = try CommandRun("spectrogram", path, "--out", folder.file(name).path)
      #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
      files.append(try Data(contentsOf: folder.file(name)))
    }
    #expect(files[0] == files[1])
    try expect(files[0], matches: golden)
  }

  @Test(
    "LABELTUI_KERNELS limits the instruction set, and the goldens match on each",
    .enabled(if: SharedMaterial.isExpected))
  func instructionSets() throws {
    let folder = try TemporaryFolder()
    var results: [String: Set<Data>] = [:]
    for golden in GoldenCase.all {
      let path = try capture(of: golden).write(to: folder.file("golden.rfcap"))
      for level in ["baseline", "avx2", "avx512"] {
        let file = folder.file("\(level).npz")
        let run = try CommandRun(
          ["spectrogram", path, "--out", file.path], environment: ["LABELTUI_KERNELS": level])
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
        let data = try Data(contentsOf: file)
        try expect(data, matches: golden)
        results[golden.name, default: []].insert(data)
      }
    }
    // Some differ in a few pixels, where one set rounds once and the other twice: this shows that
    // the limit works.
    let processor = try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
    let hasSets = processor.contains(" avx2 ") && processor.contains(" fma ")
    #expect(results.values.contains { $0.count > 1 } == hasSets)
  }

  private func capture(of golden: GoldenCase) -> TestCapture {
    var capture = TestCapture(iq: golden.iq)
    capture.header.sampleRate = 20e6
    capture.header.sampleCount = UInt64(golden.samples)
    return capture
  }

  private func expect(_ file: Data, matches golden: GoldenCase) throws {
    let image = try NPZ.decode(file)
    let expected = try NPZ.decode(try Data(contentsOf: golden.golden))
    let differences = zip(image.pixels, expected.pixels).map { abs(Int($0) - Int($1)) }
    #expect(differences.max() ?? 0 <= 1, "\(golden)")
    #expect(differences.count { $0 != 0 } <= 50, "\(golden)")
  }

  @Test("there are goldens", .enabled(if: SharedMaterial.isExpected))
  func goldensExist() { #expect(!GoldenCase.all.isEmpty) }

  @Test("a window gives the same image as a capture of only that window")
  func window() throws {
    let folder = try TemporaryFolder()
    var capture = TestCapture(iq: (0..<2 * 20_000).map { Float(($0 * $0) % 1009) / 1024 })
    capture.header.sampleCount = 20_000
    let whole = try capture.write(to: folder.file("whole.rfcap"))
    capture.iq = Array(capture.iq[2 * 5000..<2 * 14_000])
    capture.header.sampleCount = 9000
    let part = try capture.write(to: folder.file("part.rfcap"))

    let (one, two) = (folder.file("1.npz"), folder.file("2.npz"))
    // 4.9996 ms are 4999.6 samples, 8.9996 ms are 8999.6: both are rounded to the nearest sample.
    let words = ["--start", "0.0049996", "--duration=0.0089996", "--out", one.path]
    #expect(try CommandRun(["spectrogram", whole] + words).status == 0)
    #expect(try CommandRun("spectrogram", part, "--out", two.path).status == 0)
    #expect(try Data(contentsOf: one) == Data(contentsOf: two))
  }

  @Test("a PNG contains the same pixels, and replaces an existing file")
  func png() throws {
    let folder = try TemporaryFolder()
    let path = try TestCapture().write(to: folder.file("x.rfcap"))
    try Data("old".utf8).write(to: folder.file("x.PNG"))
    #expect(try CommandRun("spectrogram", path, "--out", folder.file("x.npz").path).status == 0)
    #expect(try CommandRun("spectrogram", path, "--out", folder.file("x.PNG").path).status == 0)
    let image = try PNGCodec.decode([UInt8](Data(contentsOf: folder.file("x.PNG"))))
    let array = try NPZ.decode(try Data(contentsOf: folder.file("x.npz")))
    #expect((image.width, image.height) == (1024, 1024))
    #expect(image.pixels == array.pixels)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(names.sorted() == ["x.PNG", "x.npz", "x.rfcap"])
  }

  @Test(
    "invalid windows are refused with the reason",
    arguments: [
      (["--duration", "0.004"], "the window holds 4000 samples (4.0 ms)"),
      (["--duration", "0"], "the window holds 0 samples"),
      (["--start", "0.006"], "the window holds 2192 samples"),
      (["--duration", "0.009"], "the window ends at 9.0 ms, but the capture ends at 8.192 ms"),
      (["--start", "0.008192"], "the window begins at 8.192 ms"),
      (["--start", "1e300"], "give a smaller --start"),
      (["--duration", "1e300"], "give a smaller --duration"),
      (["--start", "0.001", "--duration", "9e8"], "the window ends at"),
    ])
  func refused(words: [String], reason: String) throws {
    let folder = try TemporaryFolder()
    let path = try TestCapture().write(to: folder.file("x.rfcap"))
    let out = folder.file("x.npz").path
    let run = try CommandRun(["spectrogram", path, "--out", out] + words)
    #expect(run.status == 1 && run.failsInOneLine)
    #expect(run.errors.contains(path) && run.errors.contains(reason), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: out))
  }

  @Test("an output file that cannot be written is named")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    let path = try TestCapture().write(to: folder.file("x.rfcap"))
    let out = folder.file("absent/x.npz").path
    let run = try CommandRun("spectrogram", path, "--out", out)
    #expect(run.status == 1 && run.failsInOneLine && run.errors.contains("absent"))
  }
}
