import FoundationEssentials
import Foundations
import Labels

/// Boxes as our own table (CSV).
extension CaptureBoxCodec {
  private enum Column {
    static let label = "class"
    static let start = "start_s"
    static let end = "end_s"
    static let low = "low_hz"
    static let high = "high_hz"
    static let firstSample = "sample_start"
    static let sampleCount = "sample_count"
    static let all =
      [label, start, end, low, high, firstSample, sampleCount] + ProposalColumns.names
  }

  /// A table of `annotations`.
  func table(of annotations: [Annotation]) -> String {
    var text = Column.all.joined(separator: ",") + "\n"
    for annotation in annotations {
      let (box, hertz) = (annotation.box, hertz(annotation.box))
      let fields =
        [
          annotation.label ?? "", DecimalText.of(seconds(box.samples.lowerBound)),
          DecimalText.of(seconds(box.samples.upperBound)), DecimalText.of(hertz.lowerBound),
          DecimalText.of(hertz.upperBound), "\(box.samples.lowerBound)", "\(box.samples.count)",
        ] + ProposalColumns.fields(of: annotation)
      text += fields.map(SeparatedRows.quoted).joined(separator: ",") + "\n"
    }
    return text
  }

  /// The boxes of a table. Samples count if the table has them, else seconds.
  func boxes(inTable data: Data, path: String) throws(BoxFileError) -> BoxFileContent {
    var intake = BoxFileIntake(path: path)
    var table = try BoxTable(
      data, .commas, path: path, format: .csv, required: [Column.label])
    let hasSamples = table.hasColumn(Column.firstSample) && table.hasColumn(Column.sampleCount)
    guard hasSamples || (table.hasColumn(Column.start) && table.hasColumn(Column.end)) else {
      throw .unreadable(
        path: path, .csv,
        reason: "its first line has neither the columns \(Column.start) and \(Column.end) nor "
          + "\(Column.firstSample) and \(Column.sampleCount)")
    }
    try table.read(&intake) { row, intake throws(BoxFileError) in
      try intake.add { () throws(BoxFileProblem) in
        let (low, high) = (try row.number(Column.low), try row.number(Column.high))
        let (box, isClipped) =
          hasSamples && row.optionalText(Column.firstSample) != nil
          ? try box(Self.samples(of: row), low: low, high: high, at: row.place)
          : try box(
            from: row.required(Column.start), to: row.required(Column.end), low: low, high: high,
            at: row.place)
        let annotation = Annotation(
          box: box, label: row.optionalText(Column.label), comment: row.comment,
          proposal: try row.proposal())
        return (annotation, isClipped)
      }
    }
    return try intake.finished()
  }

  private static func samples(of row: BoxTable.Row) throws(BoxFileProblem) -> Range<Int> {
    let start = try integer(Column.firstSample, of: row)
    let count = try integer(Column.sampleCount, of: row)
    let (end, overflows) = start.addingReportingOverflow(count)
    guard count > 0, !overflows else {
      throw BoxFileProblem(
        row.place, field: Column.sampleCount, value: "\(count)", "must be 1 or more")
    }
    return start..<end
  }

  private static func integer(
    _ name: String, of row: BoxTable.Row
  ) throws(BoxFileProblem) -> Int {
    let text = row.text(name) ?? ""
    guard let number = Int(text) else {
      throw BoxFileProblem(row.place, field: name, value: text, "must be a whole number")
    }
    return number
  }
}
