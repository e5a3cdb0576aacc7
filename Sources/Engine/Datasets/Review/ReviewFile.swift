import FoundationEssentials
import Foundations

/// Reads the lines of `reviews.jsonl`.
struct ReviewFile {
  private static let limit = 1 << 30
  private static let newline = UInt8(ascii: "\n")

  let root: DatasetFolder

  /// Reads the reviews in the lines from byte `offset` on; `body` receives each with the offset of
  /// its line. Lines that are not reviews are skipped, with a warning. A file that does not exist
  /// has no lines.
  func read(
    from offset: Int, _ body: (Review, Int) throws -> Void
  ) throws -> [DatasetWarning] {
    let bytes = try contents()
    var warnings: [DatasetWarning] = []
    var start = min(offset, bytes.count)
    var number = bytes[..<start].count { $0 == Self.newline }
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: Self.newline) ?? bytes.count
      let line = Data(bytes[start..<end])
      number += 1
      if !line.isEmpty {
        let parsed = Self.parse(line)
        if let review = parsed.review { try body(review, start) }
        // An incomplete last line was never acknowledged; the next review removes it.
        if let reason = parsed.reason, end < bytes.count || Self.isJSON(line) {
          warnings.append(.unreadableReview(path: root.reviews, line: number, reason: reason))
        }
      }
      start = end + 1
    }
    return warnings
  }

  private func contents() throws -> [UInt8] {
    do {
      return Array(try FileSystem.contents(of: root.reviews, limit: Self.limit))
    } catch let error where error.isAbsence {
      return []
    }
  }

  private static func parse(_ line: Data) -> (review: Review?, reason: String?) {
    do {
      return (try JSONParser.decode(Review.self, from: line), nil)
    } catch {
      return (nil, DecodingProblem.sentence(error))
    }
  }

  /// Whether `line` is a JSON value.
  static func isJSON(_ line: Data) -> Bool { (try? JSONParser.document(Data(line))) != nil }
}
