import Curation
import FoundationEssentials
import Foundations

/// The result of an export as one line of text.
struct ExportText {
  let report: ExportReport

  init(_ report: ExportReport) { self.report = report }

  var text: String {
    let hasImages = report.counts.images > 0
    let items = hasImages ? report.counts.images : report.counts.samples
    let counts =
      "\(Quantity.count(items, hasImages ? "image" : "sample")) with "
      + "\(Quantity.count(report.counts.boxes, "box", "boxes"))"
    let folder = VisibleText.of(report.folder.path)
    guard !report.isUnchanged else {
      return "Nothing new: \(counts), the same as in \(folder); --force makes a new version\n"
    }
    return "Exported \(counts) to \(folder)\n"
  }
}

/// The result of an export as `--json` prints it.
struct ExportOutput: Encodable {
  private let folder: String
  private let formats: [ExportFormat]
  private let counts: ExportCounts
  private let unchanged: Bool
  private let contentHash: String
  private let leftOut: [String]
  private let notes: [String]

  private enum CodingKeys: String, CodingKey {
    case folder, formats, counts, unchanged
    case contentHash = "content_sha256"
    case leftOut = "left_out"
    case notes
  }

  init(_ report: ExportReport, _ request: ExportRequest) {
    folder = report.folder.path
    formats = request.formats
    counts = report.counts
    unchanged = report.isUnchanged
    contentHash = report.contentHash
    leftOut = report.leftOut
    notes = report.notes
  }
}

/// An export skipped files. Each was already reported.
struct IncompleteExport: Error, CustomStringConvertible {
  let leftOut: Int

  var description: String {
    "the export is incomplete: \(leftOut == 1 ? "1 file or line" : "\(leftOut) files or lines") "
      + "could not be read (see above); repair or delete them, or give --skip-damaged"
  }
}
