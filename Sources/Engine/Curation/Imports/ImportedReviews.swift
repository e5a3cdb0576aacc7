import Datasets
import FoundationEssentials
import Foundations
import Imaging

/// The reviews of a curated dataset.
struct ImportedReviews {
  private static let limit = 1 << 28

  /// The last review of each image, in the order of the file.
  private(set) var reviews: [Review] = []
  /// Lines that are no reviews.
  private(set) var problems: [ForeignProblem] = []

  /// Reads `reviews.jsonl` in `folder`; none if there is no such file.
  init(folder: String) {
    let path = "\(folder)/reviews.jsonl"
    do {
      let data = try FileSystem.contents(of: path, limit: Self.limit)
      read(data, path: path)
    } catch {
      if !error.isAbsence { problems.append(ForeignProblem(path: path, error)) }
    }
  }

  private mutating func read(_ data: Data, path: String) {
    var places: [String: Int] = [:]
    let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty {
      do {
        let review = try JSONParser.decode(Review.self, from: Data(line))
        if let place = places[review.imageID] {
          reviews[place] = review
        } else {
          places[review.imageID] = reviews.count
          reviews.append(review)
        }
      } catch {
        problems.append(
          ForeignProblem(
            path: path, field: "line \(index + 1)", reason: DecodingProblem.sentence(error)))
      }
    }
    reviews.removeAll { $0.status == .unreviewed }
  }
}
