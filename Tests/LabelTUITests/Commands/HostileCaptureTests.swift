import Foundation
import TestSupport
import Testing

@Suite("Hostile captures on the command line")
struct HostileCaptureTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let capture: TestCapture
    /// The expected error; nil if the capture can be read.
    let refusal: String?
    /// A text in the warnings or fields when it is read.
    var mention = ""

    init(
      _ name: String, refused refusal: String? = nil, mention: String = "",
      _ change: (inout TestCapture) -> Void
    ) {
      testDescription = name
      self.refusal = refusal
      self.mention = mention
      var capture = TestCapture()
      change(&capture)
      self.capture = capture
    }
  }

  static let cases = [
    Case("wrong magic", refused: "magic is 52 49 46 46") {
      $0.damage = { $0.replaceSubrange(0..<4, with: Data("RIFF".utf8)) }
    },
    Case("version 7", refused: "version is 7") { $0.damage = { $0[4] = 7 } },
    Case("rate 0", refused: "sample rate is 0.0") { $0.header.sampleRate = 0 },
    Case("rate -1", refused: "sample rate is -1.0") { $0.header.sampleRate = -1 },
    Case("rate NaN", refused: "sample rate is nan") { $0.header.sampleRate = .nan },
    Case("rate infinite", refused: "sample rate is inf") { $0.header.sampleRate = .infinity },
    Case("frequency NaN", refused: "center frequency is nan") { $0.header.centerFrequency = .nan },
    Case("511 bytes", refused: "holds 511 bytes") { $0.damage = { $0 = $0.prefix(511) } },
    Case("empty", refused: "holds 0 bytes") { $0.damage = { $0 = Data() } },
    Case("header only", refused: "holds no sample") { $0.iq = [] },
    Case("count past the end", mention: "says 9999 samples") {
      $0.header.sampleCount = 9999
    },
    Case("count near 2^64", mention: "says 18446744073709551615 samples") {
      $0.header.sampleCount = .max
    },
    Case("count 0", mention: "says 0 samples") { $0.header.sampleCount = 0 },
    Case("partial sample", mention: "3 bytes of a partial sample") {
      $0.damage = { $0.append(contentsOf: [1, 2, 3]) }
    },
    Case("bandwidth NaN", mention: "bandwidth is nan") { $0.header.bandwidth = .nan },
    Case("escape sequences in the name", mention: "31m") {
      $0.header.signalName = "\u{1B}[31m\u{1B}]0;x\u{7}\u{9B}2J"
    },
    Case("a name that turns the text around", mention: "abc") {
      $0.header.signalName = "\u{202E}abc\u{200B}\u{2066}"
    },
    Case("a name of invalid UTF-8 without an end", mention: "\u{FFFD}") {
      $0.damage = { $0.replaceSubrange(48..<80, with: [UInt8](repeating: 0xFF, count: 32)) }
    },
    Case("a name that is a path", mention: "../../x") { $0.header.signalName = "../../x" },
    Case("smallest rate", mention: "samples") { $0.header.sampleRate = .leastNonzeroMagnitude },
    Case("largest rate", mention: "samples") { $0.header.sampleRate = .greatestFiniteMagnitude },
    Case("time and place that are nowhere", mention: "samples") {
      $0.header.startTime = .infinity
      $0.header.latitude = .nan
      $0.header.longitude = -.infinity
    },
    Case("a start before all calendars", mention: "unknown") { $0.header.startTime = -1e300 },
  ]

  @Test("are refused or read as documented", arguments: cases)
  func info(_ example: Case) throws {
    let folder = try TemporaryFolder()
    let path = try example.capture.write(to: folder.file("x.rfcap"))
    for run in [try CommandRun("info", path), try CommandRun("info", "--json", path)] {
      #expect(run.rawScalars.isEmpty)
      if let refusal = example.refusal {
        #expect(run.status == 1)
        #expect(run.failsInOneLine && run.errors.contains(refusal), "\(run.errors)")
        #expect(run.errors.contains(path) && run.output.isEmpty)
      } else {
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
      }
    }
    guard example.refusal == nil else { return }
    let text = try CommandRun("info", path).output
    #expect(text.contains(example.mention), "\(text)")
    let json = try CommandRun("info", "--json", path).output
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
  }

  @Test("never cause a trap in the spectrogram", arguments: cases)
  func spectrogram(_ example: Case) throws {
    let folder = try TemporaryFolder()
    let path = try example.capture.write(to: folder.file("x.rfcap"))
    let image = folder.file("x.npz")
    let run = try CommandRun("spectrogram", path, "--out", image.path)
    #expect(run.status == (example.refusal == nil ? 0 : 1), "\(run.errors)")
    #expect(run.rawScalars.isEmpty)
    #expect(FileManager.default.fileExists(atPath: image.path) == (example.refusal == nil))
  }

  @Test(
    "samples that are no numbers are refused with their place", arguments: [Float.nan, .infinity])
  func notFinite(_ value: Float) throws {
    let folder = try TemporaryFolder()
    var capture = TestCapture()
    capture.iq[2 * 5000 + 1] = value
    let path = try capture.write(to: folder.file("x.rfcap"))
    let run = try CommandRun("spectrogram", path, "--out", folder.file("x.npz").path)
    #expect(run.status == 1 && run.failsInOneLine)
    #expect(run.errors.contains("sample 5000 (at 5.0 ms)"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.file("x.npz").path))
  }

  @Test("a file name full of escape sequences is shown escaped")
  func fileName() throws {
    let folder = try TemporaryFolder()
    let name = "\u{1B}[2J\u{202E}\u{7}.rfcap"
    let path = try TestCapture().write(to: folder.file(name))
    for words in [
      ["info", path], ["info", "--json", path], ["info", path + "x"], [path, "--" + name],
    ] {
      let run = try CommandRun(words)
      #expect(run.rawScalars.isEmpty, "\(words)")
    }
  }

  @Test("folders, devices and pipes are refused")
  func notAFile() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.file("pipe.rfcap")
    #expect(mkfifo(pipe.path, 0o600) == 0)
    for path in [folder.url.path, "/dev/zero", pipe.path, folder.file("absent").path, ""] {
      let run = try CommandRun("info", path)
      #expect(run.status == (path.isEmpty ? 2 : 1) && run.failsInOneLine, "\(run.errors)")
    }
  }
}
