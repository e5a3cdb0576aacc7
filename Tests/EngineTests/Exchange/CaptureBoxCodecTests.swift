import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Labels
@testable import Radio

@Suite("Boxes of captures in files of other programs")
struct CaptureBoxCodecTests {
  private let codec = CaptureBoxCodec(CaptureBoxes.capture)

  private func content(_ text: String, _ format: BoxFormat) throws -> BoxFileContent {
    try codec.boxes(in: Data(text.utf8), path: "X", as: format)
  }

  @Test(
    "a round trip is exact to the sample and to 1 Hz",
    arguments: [BoxFormat.sigmf, .raven, .audacity, .csv])
  func roundTrip(_ format: BoxFormat) throws {
    let all = CaptureBoxes.annotations
    let file = try codec.file(of: all, as: format)
    let read = try codec.boxes(in: file.data, path: "X", as: format)
    let holdsProposals = format == .sigmf || format == .csv
    let expected = holdsProposals ? all : all.filter { !$0.isUnverified }
    #expect(file.boxCount == expected.count && file.leftOutCount == all.count - expected.count)
    #expect(read.annotations.count == expected.count && read.clippedCount == 0)
    let (found, wanted) = (
      CaptureBoxes.kept(holdsProposals ? read.annotations : read.annotations.map(Self.plain)),
      CaptureBoxes.kept(holdsProposals ? expected : expected.map(Self.plain))
    )
    #expect(found == wanted)
    // Frequencies are exact, not only to 1 Hz, where nothing is added to them.
    let edges = Set(read.annotations.flatMap { [$0.box.y.lowerBound, $0.box.y.upperBound] })
    #expect(edges == Set(expected.flatMap { [$0.box.y.lowerBound, $0.box.y.upperBound] }))
    let detected = BoxFormat.ofFile(file.data, named: "x", json: .sigmf)
    #expect(detected == format)
  }

  /// What Raven and Audacity keep.
  private static func plain(_ annotation: Annotation) -> Annotation {
    Annotation(box: annotation.box, label: annotation.label)
  }

  @Test("a second import adds nothing; --replace keeps what is the same")
  func duplicates() throws {
    let all = CaptureBoxes.annotations
    for format in [BoxFormat.sigmf, .csv] {
      let file = try codec.file(of: all, as: format)
      let read = try codec.boxes(in: file.data, path: "X", as: format).annotations
      let again = BoxImport(read + read, into: all)
      #expect(again.addedCount == 0 && again.duplicateCount == 2 * all.count)
      #expect(again.annotations == all)
      let other = Annotation(box: Box(samples: 1..<9, frequencies: 868e6...869e6), label: "other")
      let replaced = BoxImport(read, into: all + [other], replacing: true)
      #expect(replaced.annotations == all && replaced.removedCount == 1)
      let moved = BoxImport([other, other], into: [])
      #expect(moved.addedCount == 1 && moved.duplicateCount == 1)
    }
  }

  @Test("SigMF: a bare list, and segments that are tuned to other frequencies")
  func sigmf() throws {
    let entry = #"{"core:sample_start": 5, "core:sample_count": 10, "core:label": "x"}"#
    for text in [#"{"annotations": [\#(entry)]}"#, "[\(entry)]"] {
      let found = try content(text, .sigmf).annotations
      #expect(found.map(\.box) == [Box(samples: 5..<15, frequencies: CaptureBoxes.capture.band)])
      #expect(found.first?.label == "x")
    }
    let offset = #"""
      {"global": {"core:datatype": "cf32_le", "core:version": "1.2.0", "core:offset": 1000},
       "captures": [{"core:sample_start": 1000, "core:frequency": 868300000}],
       "annotations": [{"core:sample_start": 1005, "core:sample_count": 10}]}
      """#
    #expect(try content(offset, .sigmf).annotations.first?.box.samples == 5..<15)
  }

  @Test("Raven: rows of waveforms are left out, and columns may be in any order")
  func raven() throws {
    let text = """
      Annotation\tEnd Time (s)\tView\tBegin Time (s)
      a\t0.5\tWaveform 1\t0.25
      a\t0.5\tSpectrogram 1\t0.25\r
      """
    let found = try content(text, .raven).annotations
    #expect(found.count == 1 && found.first?.label == "a")
    #expect(found.first?.box.samples == 2_499_998..<4_999_996)
    #expect(found.first?.box.frequencies == CaptureBoxes.capture.band)
  }

  @Test("Audacity: labels with and without frequencies")
  func audacity() throws {
    let text = "0.1\t0.2\tx y\n\\\t868000000.0\t-1.0\n0.3\t0.4\t\n0.5\t0.6\n"
    let found = try content(text, .audacity).annotations
    #expect(found.map(\.label) == ["x y", nil, nil])
    let band = CaptureBoxes.capture.band
    #expect(found[0].box.frequencies == 868e6...band.upperBound)
    #expect(found[1].box.frequencies == band)
  }

  @Test("boxes beyond the edges are cut, and counted")
  func clipped() throws {
    let text = "class,start_s,end_s,low_hz,high_hz\na,-1,5,1,900e6\nb,0.1,0.2,868e6,868.1e6\n"
    let found = try content(text, .csv)
    #expect(found.clippedCount == 1)
    #expect(found.annotations[0].box == CaptureBoxes.capture.extent.samples(upTo: 5))
  }

  @Test(
    "a malformed entry is refused with its place and value, and nothing is imported",
    arguments: [
      (BoxFormat.csv, "class,start_s,end_s\na,0,0.1\nb,x,2\n", "line 3, start_s is x"),
      (.csv, "class,start_s,end_s\na,nan,0.1\n", "line 2, start_s is nan"),
      (.csv, "class,start_s,end_s\na,0.1,0.1\n", "line 2, the time is 0.1 to 0.1 s"),
      (.csv, "class,start_s,end_s\na,900,901\n", "is outside of the capture"),
      (.csv, "class,start_s,end_s,low_hz,high_hz\na,0,1,5,4\n", "line 2, the frequency is 5 to 4"),
      (.csv, "class,start_s,end_s,low_hz,high_hz\na,0,1,5,6\n", "outside of the band"),
      (.csv, "class,sample_start,sample_count\na,0,0\n", "line 2, sample_count is 0"),
      (.csv, "class,sample_start,sample_count\na,1.5,2\n", "line 2, sample_start is 1.5"),
      (
        .csv, "class,sample_start,sample_count\na,9223372036854775807,5\n",
        "sample_count is 5: must be 1 or more"
      ),
      (.csv, "class,start_s,end_s\na,0,1,2\n", "line 2: has 4 fields"),
      (.csv, "class,start_s,end_s\n\"a,0,1\n", "line 2: has a quote that is not closed"),
      (.csv, "class,start_s,end_s,verified\na,0,1,maybe\n", "verified is maybe"),
      (.csv, "class,start_s,end_s,confidence\na,0,1,2\n", "confidence is 2: must be 0 to 1"),
      (.csv, "class,a\n", "neither the columns start_s and end_s"),
      (.csv, "name,start_s,end_s\n", "no column class"),
      (.raven, "Selection\tBegin Time (s)\n", "no column End Time (s)"),
      (.raven, "Begin Time (s)\tEnd Time (s)\n1\t\n", "line 2, End Time (s) is empty"),
      (.audacity, "0.1\n", "line 1: must have a start, an end and a class"),
      (.audacity, "\\\t1\t2\n", "line 1: must be two frequencies"),
      (.audacity, "0.1\t0.1\tpoint\n", "give it an end"),
      (.audacity, "0.1\t0.2\tx\n\\\t1e9\t2e9\n", "outside of the band"),
      (.audacity, "0x1p1\t0.2\tx\n", "line 1, start is 0x1p1"),
      (.sigmf, "{\"annotations\": [{}]}", "core:sample_start is missing"),
      (
        .sigmf, "{\"annotations\": [{\"core:sample_start\": 99999999}]}", "annotations[0]: is empty"
      ),
      (.sigmf, "[1]", "is not SigMF metadata"),
      (.sigmf, "{", "is not SigMF metadata"),
    ])
  func refused(_ format: BoxFormat, _ text: String, _ expected: String) throws {
    let error = #expect(throws: BoxFileError.self) { _ = try content(text, format) }
    let sentence = error?.description ?? ""
    #expect(sentence.contains(expected) && sentence.hasPrefix("X: "), "\(sentence)")
    #expect(!sentence.contains("\n"))
  }

  @Test("what a format cannot hold is refused with what to do")
  func unwritable() throws {
    let box = Box(samples: 0..<10, frequencies: -10...10)
    let baseband = CaptureBoxCodec(CaptureBoxes.capture(rate: 1e6, center: nil))
    for format in [BoxFormat.raven, .audacity] {
      #expect {
        _ = try baseband.file(of: [Annotation(box: box, label: "a")], as: format)
      } throws: {
        "\($0)".contains("below 0 Hz") && "\($0)".contains("--frequency")
      }
      let tab = Annotation(
        box: Box(samples: 0..<10, frequencies: 868e6...869e6), label: "a\tb")
      #expect { _ = try codec.file(of: [tab], as: format) } throws: { "\($0)".contains("tab") }
    }
    let file = try baseband.file(of: [Annotation(box: box, label: "a\tb\r\n")], as: .csv)
    let read = try baseband.boxes(in: file.data, path: "X", as: .csv)
    #expect(read.annotations.first?.box == box && read.annotations.first?.label == "a\tb\r\n")
    #expect { _ = try codec.file(of: [], as: .coco) } throws: { "\($0)".contains("pixels") }
  }

  @Test("a file with too many boxes is refused", .timeLimit(.minutes(1)))
  func tooMany() throws {
    var text = "class,sample_start,sample_count\n"
    for _ in 0...BoxFileLimits.boxes { text += "a,1,1\n" }
    #expect(throws: BoxFileError.tooManyBoxes(path: "X", limit: BoxFileLimits.boxes)) {
      _ = try content(text, .csv)
    }
  }

  @Test(
    "2,000 damaged files are read or refused in one line",
    arguments: [BoxFormat.sigmf, .raven, .audacity, .csv])
  func damaged(_ format: BoxFormat) throws {
    var generator = SeededGenerator(seed: 13)
    let original = Array(try codec.file(of: CaptureBoxes.annotations, as: format).data)
    let extent = CaptureBoxes.capture.extent
    var refusedCount = 0
    for _ in 0..<2000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        ByteMutation.apply(to: &bytes, &generator)
      }
      do {
        let read = try codec.boxes(in: Data(bytes), path: "X", as: format)
        for annotation in read.annotations {
          let box = annotation.box
          #expect(extent.x.contains(box.x.lowerBound) && box.x.upperBound <= extent.x.upperBound)
          #expect(!box.x.isEmpty && box.y.lowerBound < box.y.upperBound)
        }
      } catch {
        refusedCount += 1
        let sentence = "\(error)"
        if sentence.contains("\n") { Issue.record("\(sentence)") }
      }
    }
    #expect(refusedCount > 100)
  }
}

extension Box {
  /// This box up to `seconds` at the rate of `CaptureBoxes`.
  fileprivate func samples(upTo seconds: Double) -> Box {
    let end = min(x.upperBound, Int((seconds * CaptureBoxes.capture.sampleRate).rounded()))
    return Box(samples: x.lowerBound..<end, frequencies: y)
  }
}
