import FoundationEssentials
import Foundations

/// The rows of a table with a header, found by the names of its columns.
package struct BoxTable {
  /// A row of the table.
  package struct Row {
    /// Where the row is, for messages: `line 3`.
    package let place: String
    fileprivate let fields: [String]
    fileprivate let columns: [String: Int]

    /// The text in column `name`; nil if the table has no such column.
    package func text(_ name: String) -> String? {
      columns[name].map { fields.indices.contains($0) ? fields[$0] : "" }
    }

    /// The text in column `name`; nil if it is empty or absent.
    package func optionalText(_ name: String) -> String? {
      text(name).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The number in column `name`; nil if it is empty or absent.
    package func number(_ name: String) throws(BoxFileProblem) -> Double? {
      guard let text = optionalText(name) else { return nil }
      guard let number = DecimalText.number(text) else {
        throw BoxFileProblem(
          place, field: name, value: text, "must be a number with a decimal point")
      }
      return number
    }

    /// The number in column `name`.
    package func required(_ name: String) throws(BoxFileProblem) -> Double {
      guard let number = try number(name) else {
        throw BoxFileProblem(place, field: name, "must be a number with a decimal point")
      }
      return number
    }
  }

  private var rows: SeparatedRows
  private let columns: [String: Int]

  /// Reads the header of `data`, the content of the file at `path`. Throws if a column of `required` is missing.
  package init(
    _ data: Data, _ style: SeparatedRows.Style, path: String, format: BoxFormat,
    required: [String]
  ) throws(BoxFileError) {
    rows = SeparatedRows(data, style)
    let header: SeparatedRows.Row?
    do throws(SeparatedRows.Problem) {
      header = try rows.next()
    } catch {
      throw .unreadable(path: path, format, reason: "line \(error.line) \(error.reason)")
    }
    var columns: [String: Int] = [:]
    for (index, name) in (header?.fields ?? []).enumerated() where columns[name] == nil {
      columns[name] = index
    }
    for name in required where columns[name] == nil {
      throw .unreadable(path: path, format, reason: "its first line has no column \(name)")
    }
    self.columns = columns
  }

  /// Whether the table has the column `name`.
  package func hasColumn(_ name: String) -> Bool { columns[name] != nil }

  /// Calls `body` with each row; rows that cannot be read are noted in `intake`.
  package mutating func read(
    _ intake: inout BoxFileIntake, _ body: (Row, inout BoxFileIntake) throws(BoxFileError) -> Void
  ) throws(BoxFileError) {
    while true {
      let row: SeparatedRows.Row?
      do throws(SeparatedRows.Problem) {
        row = try rows.next()
      } catch {
        intake.note(BoxFileProblem("line \(error.line)", error.reason))
        continue
      }
      guard let row else { return }
      guard row.fields.count <= columns.count else {
        intake.note(
          BoxFileProblem(
            "line \(row.line)",
            "has \(row.fields.count) fields, but the header has \(columns.count)"))
        continue
      }
      try body(Row(place: "line \(row.line)", fields: row.fields, columns: columns), &intake)
    }
  }
}
