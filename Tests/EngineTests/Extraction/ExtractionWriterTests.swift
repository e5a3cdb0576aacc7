import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Labels
@testable import Radio

@Suite("Extractions as files")
struct ExtractionWriterTests {
  let folder: RecordingFolder

  init() throws { folder = try RecordingFolder() }

  /// The I and Q values of a file, -100...100: silence, with a tone of 60 kHz at 1 MS/s in each of `bursts`.
  private static func keyed(_ bursts: [Range<Int>], count: Int) -> [Int] {
    var values = [Int](repeating: 0, count: 2 * count)
    for burst in bursts {
      for index in burst {
        let phase = 2 * Double.pi * 0.06 * Double(index)
        values[2 * index] = Int((100 * cos(phase)).rounded())
        values[2 * index + 1] = Int((100 * sin(phase)).rounded())
      }
    }
    return values
  }

  private static let bursts = [1000..<5000, 7040..<9040, 15_000..<21_110]

  /// A capture of `bursts` as `ci8`, with an annotation for each.
  private func burstCapture() throws -> (Capture, [Annotation]) {
    let values = Self.keyed(Self.bursts, count: 30_000)
    try folder.put(values.map { UInt8(bitPattern: Int8($0)) }, as: "X.sigmf-data")
    try folder.putMetadata(
      global: #""core:datatype": "ci8", "core:sample_rate": 1e6, "core:license": "CC0""#,
      captures: #"""
        {"core:sample_start": 0, "core:frequency": 100e6, "core:datetime": "2026-11-15T12:12:00Z",
         "core:geolocation": {"type": "Point", "coordinates": [-104.5, 39.5]}}
        """#)
    let annotations = Self.bursts.map {
      Annotation(box: Box(samples: $0, frequencies: 100.05e6...100.07e6), label: "burst")
    }
    return (try CaptureFile.open(folder.file("X.sigmf-data")), annotations)
  }

  private func write(
    _ capture: Capture, _ annotations: [Annotation], _ box: Box, to name: String,
    replacing: Bool = false, threads: Int = 2
  ) throws -> Capture {
    let writer = ExtractionWriter(
      capture, source: try CaptureReader(capture), annotations: annotations)
    let report = try writer.write(
      ExtractionRequest(box), to: folder.file(name), replacing: replacing, threads: threads)
    return try CaptureFile.open(try #require(report).url)
  }

  private func labels(_ capture: Capture) -> [Annotation] {
    CaptureLabels(of: capture, stateFolder: folder.file("state"), session: nil).load().annotations
  }

  /// The power of each sample.
  private func powers(_ capture: Capture) throws -> [Double] {
    var values = [Float](repeating: 0, count: 2 * capture.sampleCount)
    let reader = try CaptureReader(capture)
    try values.withUnsafeMutableBufferPointer { try reader.read(0..<capture.sampleCount, into: $0) }
    return stride(from: 0, to: values.count, by: 2).map { index in
      let (real, imaginary) = (Double(values[index]), Double(values[index + 1]))
      return real * real + imaginary * imaginary
    }
  }

  @Test(
    "boxes stand on their signals, in both formats", arguments: ["Y.sigmf-meta", "Y.rfcap"])
  func annotations(_ name: String) throws {
    let (capture, annotations) = try burstCapture()
    let cut = Box(samples: 500..<22_000, frequencies: 100.03e6...100.09e6)
    let result = try write(capture, annotations, cut, to: name)
    #expect(result.sampleRate == 1e6 / 12 && result.sampleCount == 1792)
    #expect(result.centerFrequency == 100.06e6)
    let powers = try powers(result)
    let found = labels(result)
    #expect(found.count == 3)
    let level = 0.6103515625
    for (burst, annotation) in zip(Self.bursts, found) {
      #expect(annotation.label == "burst" && annotation.savedSample == nil)
      #expect(annotation.box.frequencies == 100.05e6...100.07e6)
      let (start, end) = (annotation.box.samples.lowerBound, annotation.box.samples.upperBound)
      #expect(abs(12 * start + 500 - burst.lowerBound) < 12)
      #expect(abs(12 * end + 500 - burst.upperBound) < 12)
      // The filter rounds the edges: the amplitude is half of the full one there.
      for edge in [start, end] {
        let around = powers[edge - 1...edge + 1]
        #expect((around.min() ?? 1) < 0.25 * level && (around.max() ?? 0) > 0.25 * level)
      }
      let inside = powers[start + 20..<end - 20]
      #expect(inside.allSatisfy { abs($0 / level - 1) < 0.05 }, "\(burst)")
    }
    let silence = powers[
      found[0].box.samples.upperBound + 30..<found[1].box.samples.lowerBound - 30]
    #expect((silence.max() ?? 1) < 1e-6 * level)
  }

  @Test("metadata keep the time, the position and fields of other programs")
  func metadata() throws {
    let (capture, annotations) = try burstCapture()
    let cut = Box(samples: 7040..<9040, frequencies: 100.05e6...100.07e6)
    let result = try write(capture, annotations, cut, to: "Y.sigmf-data")
    let metadata = try SigMFMetadata(contentsOf: folder.file("Y.sigmf-meta"))
    #expect(metadata.global.datatype == "cf32_le" && metadata.global.dataset == nil)
    #expect(metadata.global.others["core:license"] == .string("CC0"))
    #expect(metadata.captures.map(\.datetime) == ["2026-11-15T12:12:00.007040Z"])
    #expect(metadata.captures.map(\.frequency) == [100.06e6])
    #expect(result.latitude == 39.5 && result.longitude == -104.5)
    #expect(metadata.annotations.count == 1)

    let rfcap = try write(capture, annotations, cut, to: "Z.rfcap")
    #expect(abs(rfcap.startTime - 1_794_744_720.00704) < 1e-6)
    #expect(rfcap.latitude == 39.5 && rfcap.bandwidth.rounded() == 20e3 && rfcap.warnings.isEmpty)
    let again = try write(rfcap, labels(rfcap), rfcap.extent, to: "W.sigmf-data")
    #expect(
      again.latitude == 39.5 && again.longitude == -104.5
        && again.startTime.rounded() == 1_794_744_720)
  }

  @Test("every sample format gives the same signal")
  func formats() throws {
    let values = Self.keyed([0..<4000], count: 4000)
    for (name, bytes) in [
      ("a.ci8", values.map { [UInt8(bitPattern: Int8($0))] }),
      ("a.cu8", values.map { [UInt8($0 + 128)] }),
      ("a.ci16", values.map { bytes(Int16($0 * 256)) }),
      ("a.ci32", values.map { bytes(Int32($0 << 24)) }),
      ("a.cf32", values.map { bytes((Float($0) / 128).bitPattern) }),
      ("a.cf64", values.map { bytes((Double($0) / 128).bitPattern) }),
    ] {
      var given = CaptureParameters()
      given.sampleRate = 1e6
      given.format = SampleFormat(named: String(name.dropFirst(2)))
      let url = try folder.put(bytes.flatMap { $0 }, as: name)
      let capture = try CaptureFile.open(url, given: given)
      let cut = Box(samples: 0..<4000, frequencies: 30e3...90e3)
      let result = try write(capture, [], cut, to: "out.sigmf-data", replacing: true)
      let level = try powers(result)[50..<280].reduce(0, +) / 230
      #expect(abs(level / 0.6103515625 - 1) < 0.01, "\(name)")
    }
  }

  private func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }

  @Test("the files are the same for every number of threads")
  func threads() throws {
    let (capture, annotations) = try burstCapture()
    let cut = Box(samples: 0..<30_000, frequencies: 99.8e6...100.2e6)
    let files = try [1, 2, 5].map { threads in
      _ = try write(
        capture, annotations, cut, to: "Y.sigmf-data", replacing: true, threads: threads)
      return try [folder.file("Y.sigmf-data"), folder.file("Y.sigmf-meta")].map {
        try Data(contentsOf: $0)
      }
    }
    #expect(files[0] == files[1] && files[0] == files[2])
  }

  @Test("a recording with segments of different frequencies: one of them, with its time")
  func segments() throws {
    let values = Self.keyed([0..<30_000], count: 30_000)
    try folder.put(values.map { UInt8(bitPattern: Int8($0)) }, as: "X.sigmf-data")
    try folder.putMetadata(
      global: #""core:datatype": "ci8", "core:sample_rate": 1e6, "core:offset": 50"#,
      captures: #"""
        {"core:sample_start": 50, "core:frequency": 100e6, "core:datetime": "2026-11-15T12:00:00Z"},
        {"core:sample_start": 10050, "core:frequency": 200e6, "core:datetime": "2026-11-15T13:00:00Z"},
        {"core:sample_start": 20050, "core:frequency": 100e6}
        """#)
    let capture = try CaptureFile.open(folder.file("X.sigmf-data"))
    let inside = Annotation(
      box: Box(samples: 12_000..<13_000, frequencies: 100.05e6...100.07e6), label: "a")
    let beyond = Annotation(
      box: Box(samples: 21_000..<22_000, frequencies: 100.05e6...100.07e6), label: "b")
    let cut = Box(samples: 11_000..<25_000, frequencies: 100.03e6...100.09e6)
    let result = try write(capture, [inside, beyond], cut, to: "Y.sigmf-data")
    #expect(result.centerFrequency == 200.06e6 && result.sampleCount == 750)
    #expect(result.startTime == 1_794_747_600.001)
    let boxes = labels(result).map(\.box)
    #expect(boxes == [Box(samples: 83..<167, frequencies: 200.05e6...200.07e6)])
  }

  @Test("files of the capture are never replaced, other ones only if asked")
  func existing() throws {
    let (capture, annotations) = try burstCapture()
    let cut = Box(samples: 0..<3000, frequencies: 100.03e6...100.09e6)
    for name in ["X.sigmf-data", "X.sigmf-meta", "X.rfcap"] {
      #expect(throws: ExtractionError.self) {
        try write(capture, annotations, cut, to: name, replacing: true)
      }
    }
    try folder.put([1, 2, 3], as: "Y.sigmf-meta")
    #expect(throws: ExtractionError.exists(path: folder.file("Y.sigmf-meta").path)) {
      try write(capture, annotations, cut, to: "Y.rfcap")
    }
    #expect(try Data(contentsOf: folder.file("Y.sigmf-meta")).count == 3)
    _ = try write(capture, annotations, cut, to: "Y.rfcap", replacing: true)
    #expect(throws: ExtractionError.unknownFormat(path: folder.file("Y.wav").path)) {
      try write(capture, annotations, cut, to: "Y.wav")
    }
  }

  @Test("cancelled and failed extractions leave nothing")
  func cancelled() throws {
    struct Failing: IQSource {
      struct Failure: Error {}
      let sampleCount = 30_000
      func read(_: Range<Int>, into _: UnsafeMutableBufferPointer<Float>) throws { throw Failure() }
    }
    let (capture, annotations) = try burstCapture()
    let request = ExtractionRequest(Box(samples: 0..<30_000, frequencies: 100e6...100.1e6))
    let before = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    let writer = ExtractionWriter(
      capture, source: try CaptureReader(capture), annotations: annotations)
    #expect(try writer.write(request, to: folder.file("Y.rfcap")) { _ in false } == nil)
    let failing = ExtractionWriter(capture, source: Failing(), annotations: annotations)
    #expect(throws: Failing.Failure.self) {
      try failing.write(request, to: folder.file("Y.rfcap"))
    }
    let after = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    #expect(after == before)
  }

  @Test("boxes get ids that are the same for the same cut, and no marks")
  func ids() throws {
    let (capture, annotations) = try burstCapture()
    var marked = annotations
    marked[0].savedSample = "burst/1"
    let cut = Box(samples: 0..<30_000, frequencies: 100e6...100.1e6)
    let first = labels(try write(capture, marked, cut, to: "Y.rfcap"))
    let second = labels(try write(capture, marked, cut, to: "Z.rfcap"))
    #expect(first == second)
    #expect(Set(first.map(\.id)).isDisjoint(with: annotations.map(\.id)))
    #expect(first.allSatisfy { $0.savedSample == nil })
  }

  @Test("Python's sigmf accepts the recording", .enabled(if: Python.having("sigmf") != nil))
  func python() throws {
    let python = try #require(Python.having("sigmf"))
    let (capture, annotations) = try burstCapture()
    let cut = Box(samples: 0..<30_000, frequencies: 100e6...100.1e6)
    let result = try write(capture, annotations, cut, to: "Y.sigmf-data")
    let outcome = try python.run(
      """
      import sys, sigmf
      recording = sigmf.fromfile(sys.argv[1])
      recording.validate()
      print(recording.read_samples().shape[0], len(recording.get_annotations()))
      """, arguments: [folder.file("Y.sigmf-meta").path])
    #expect(outcome.output == "\(result.sampleCount) 3\n")
  }
}
