import FoundationEssentials
import Foundations
import Glibc
import Radio

/// The samples of a capture as they are in its file, without headers and other bytes between and after
/// them.
struct CaptureCopy {
  private static let pieceSize = 1 << 20

  private let capture: Capture
  /// The positions of the samples in the file.
  private let ranges: [Range<Int>]

  init(_ capture: Capture) {
    self.capture = capture
    let layout = capture.facts.layout
    let ends = layout.stretches.dropFirst().map(\.firstSample) + [layout.sampleCount]
    ranges = zip(layout.stretches, ends).map { stretch, end in
      let count = max(0, min(end, layout.sampleCount) - stretch.firstSample)
      return stretch.offset..<(stretch.offset + count * layout.frameBytes)
    }
  }

  /// The number of bytes.
  var size: Int { ranges.reduce(0) { $0 + $1.count } }

  /// Calls `body` with each piece and the share of the bytes before it. Throws
  /// `CaptureError.cutWhileReading` if the file has become shorter.
  func forEachPiece(_ body: (Data, Double) throws -> Void) throws {
    let file = try OpenFile(capture.url.path, flags: O_RDONLY)
    var done = 0
    for range in ranges {
      for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.pieceSize) {
        let count = min(Self.pieceSize, range.upperBound - start)
        let piece = try file.bytes(at: start, count: count)
        guard piece.count == count else {
          let sample = done / capture.facts.layout.frameBytes
          throw CaptureError.cutWhileReading(path: capture.url.path, sample: sample)
        }
        try body(piece, Double(done) / Double(max(1, size)))
        done += count
      }
    }
  }
}

/// The names of recordings in an export: each once, also where case does not count, and safe in a path.
struct RecordingNames {
  /// With its endings, a name must fit into an archive.
  private static let longest = 80

  private var used: Set<String> = []

  /// A new name for the files of the capture file `name`.
  mutating func stem(for name: String) -> String {
    let base = Self.base(name)
    var (stem, number) = (base, 1)
    while !used.insert(stem.lowercased()).inserted {
      number += 1
      stem = "\(base)-\(number)"
    }
    return stem
  }

  private static func base(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    let stem = name.lastIndex(of: ".").map { $0 > name.startIndex ? name[..<$0] : name[...] }
    for scalar in (stem ?? name[...]).unicodeScalars {
      let isSafe = scalar != "/" && scalar != "\\" && scalar.value >= 0x20 && scalar.value != 0x7F
      scalars.append(isSafe ? scalar : "_")
    }
    while scalars.reduce(0, { $0 + UTF8.width($1) }) > longest { scalars.removeLast() }
    if scalars.first == "." { scalars.replaceSubrange(...scalars.startIndex, with: ["_"]) }
    return scalars.isEmpty ? "capture" : String(scalars)
  }
}
