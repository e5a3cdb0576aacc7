import Foundations
import Libraries

/// Prints the result of a query row by row.
final class QueryOutput {
  /// How rows are printed.
  enum Format {
    case table, csv, json
  }

  /// The number of rows that determine the widths of a table's columns.
  private static let measured = 500
  private static let flushed = 1 << 16

  private let format: Format
  private let isTerminal: Bool
  private var columns: [String] = []
  private var waiting: [[String]] = []
  private var table: TextTable?
  private var count = 0
  private var text = ""
  private var failure: (any Error)?

  /// Prints in `format`; `isTerminal` if a terminal shows it.
  init(_ format: Format, isTerminal: Bool) {
    self.format = format
    self.isTerminal = isTerminal
  }

  /// Begins with the names of the columns; false if the output cannot be written.
  func start(_ columns: [String]) -> Bool {
    self.columns = columns
    switch format {
    case .table: break
    case .csv: text += csv(columns)
    case .json: text += "["
    }
    return true
  }

  /// Prints a row; false if the output cannot be written.
  func add(_ values: [SQLiteValue]) -> Bool {
    count += 1
    switch format {
    case .table:
      let cells = values.map(Self.plain)
      if let table {
        text += table.line(cells)
      } else {
        waiting.append(cells)
        if waiting.count == Self.measured { printWaiting() }
      }
    case .csv: text += csv(values.map(Self.plain))
    case .json: text += (count > 1 ? "," : "") + "\n  " + json(values)
    }
    if text.utf8.count >= Self.flushed { flush() }
    return failure == nil
  }

  /// Ends the output; throws if it could not be written.
  func finish() throws {
    switch format {
    case .table: if table == nil { printWaiting() }
    case .csv: break
    case .json: text += count > 0 ? "\n]\n" : "]\n"
    }
    flush()
    if let failure { throw failure }
  }

  private func printWaiting() {
    let table = TextTable(heads: columns, rows: waiting)
    text += table.text
    waiting = []
    self.table = table
  }

  private func flush() {
    guard failure == nil else { return }
    do { try StandardOutput.write(text) } catch { failure = error }
    text = ""
  }

  /// A line of RFC 4180.
  private func csv(_ cells: [String]) -> String {
    cells.map { cell in
      let cell = isTerminal ? VisibleText.of(cell) : cell
      let needsQuotes = cell.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
      return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }.joined(separator: ",") + "\r\n"
  }

  private func json(_ values: [SQLiteValue]) -> String {
    let members = zip(columns, values).map { name, value in
      JSONText.quoted(name) + ": " + Self.json(value)
    }
    return StandardOutput.escaping("{" + members.joined(separator: ", ") + "}")
  }

  private static func json(_ value: SQLiteValue) -> String {
    switch value {
    case .null, .blob: "null"
    case .integer(let value): "\(value)"
    case .real(let value): value.isFinite ? "\(value)" : "null"
    case .text(let value): JSONText.quoted(value)
    }
  }

  private static func plain(_ value: SQLiteValue) -> String {
    switch value {
    case .null: ""
    case .integer(let value): "\(value)"
    case .real(let value): "\(value)"
    case .text(let value): value
    case .blob(let bytes): "(\(bytes) bytes)"
    }
  }
}
