import CTOML
import FoundationEssentials

/// Reads TOML documents with tomlplusplus.
package enum TOMLReader {
  /// The largest document, in bytes.
  package static let largestSize = 1 << 20
  /// The largest number of dots in a line. The library limits the nesting of arrays and tables in braces, but
  /// not that of keys.
  static let mostDots = 32

  /// The table of a whole document. Throws an error that names the line.
  package static func parse(_ document: Data) throws(TOMLError) -> TOMLValue {
    guard document.count <= largestSize else { throw .tooLarge(limit: largestSize) }
    try checkKeys(of: document)
    let builder = TOMLBuilder()
    var problem = ctoml_problem()
    let result = document.withUnsafeBytes { bytes in
      // The builder outlives the call, which visits on this thread only.
      ctoml_parse(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count,
        Unmanaged.passUnretained(builder).toOpaque(),
        { context, part in
          guard let context, let part else { return }
          Unmanaged<TOMLBuilder>.fromOpaque(context).takeUnretainedValue().add(part.pointee)
        }, &problem)
    }
    guard result == 0, let root = builder.root else {
      let text = withUnsafeBytes(of: problem.text) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      throw .syntax(line: Int(problem.line), text)
    }
    return root
  }

  /// Refuses a line with very many dots that is not a comment. A key is on one line.
  private static func checkKeys(of document: Data) throws(TOMLError) {
    var (line, dots, isStart, isComment) = (1, 0, true, false)
    for byte in document {
      switch byte {
      case UInt8(ascii: "\n"): (line, dots, isStart, isComment) = (line + 1, 0, true, false)
      case UInt8(ascii: " "), UInt8(ascii: "\t"): break
      case UInt8(ascii: "#") where isStart: isComment = true
      case UInt8(ascii: ".") where !isComment: dots += 1
      default: isStart = false
      }
      if dots > mostDots { throw .tooDeep(line: line, limit: mostDots) }
    }
  }
}

/// Builds the value of a document from the visits of its parts.
private final class TOMLBuilder {
  private(set) var root: TOMLValue?
  private var open: [(member: TOMLMember, children: [TOMLMember])] = []

  func add(_ part: ctoml_visit) {
    let key = Self.text(part.key, part.key_length)
    let value: TOMLValue.Content
    switch part.kind {
    case ctoml_table_start: value = .table([])
    case ctoml_array_start: value = .array([])
    case ctoml_end: return close()
    case ctoml_string: value = .string(Self.text(part.text, part.text_length))
    case ctoml_integer: value = .integer(Int(part.integer))
    case ctoml_number: value = .number(part.number)
    case ctoml_boolean: value = .boolean(part.integer != 0)
    default: value = .time
    }
    let member = TOMLMember(key: key, value: TOMLValue(line: Int(part.line), content: value))
    switch value {
    case .table, .array: open.append((member, []))
    case .string, .integer, .number, .boolean, .time: finish(member)
    }
  }

  private func close() {
    guard let (opened, children) = open.popLast() else { return }
    var member = opened
    if case .array = member.value.content {
      member.value.content = .array(children.map(\.value))
    } else {
      member.value.content = .table(children)
    }
    finish(member)
  }

  private func finish(_ member: TOMLMember) {
    if open.isEmpty {
      root = member.value
    } else {
      open[open.count - 1].children.append(member)
    }
  }

  private static func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String {
    guard let start else { return "" }
    return String(
      decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
  }
}
