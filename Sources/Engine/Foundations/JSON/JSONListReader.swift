import FoundationEssentials

/// Reads a JSON file of any size that is a list, or an object whose members are lists, and passes on
/// one element after another. It takes the memory of the largest element.
package struct JSONListReader: ~Copyable {
  /// The maximum size in bytes of an element of a list, or of a member that is no list.
  package static let largestPart = 16 << 20

  /// A part of the file.
  package struct Part: Sendable {
    /// The name of the member; nil if the whole file is a list.
    package var member: String?
    /// The number of the element in the list, from 0; nil for a member that is no list.
    package var index: Int?
    /// The JSON text, which is not checked yet.
    package var text: Data
    /// The completed share of the file, 0...1.
    package var share: Double

    /// The place in the file, such as `images[3]`.
    package var place: String { (member ?? "") + (index.map { "[\($0)]" } ?? "") }
  }

  /// Reads the file at `path`: all its elements, if it is a list; otherwise the members that `isWanted`
  /// selects by name. The parts are in the order of the file. Throws `FileError`, `JSONListError`, or
  /// what `body` throws, which ends the reading.
  package static func read(
    _ path: String, wanting isWanted: (String) -> Bool = { _ in true },
    body: (Part) throws -> Void
  ) throws {
    var reader = JSONListReader(bytes: try JSONBytes(path))
    try reader.bytes.skipByteOrderMark()
    switch try reader.bytes.next() {
    case UInt8(ascii: "["): try reader.readList(member: nil, body)
    case UInt8(ascii: "{"): try reader.readMembers(isWanted, body)
    default: throw reader.bytes.missing("{ or [")
    }
    try reader.bytes.expectEnd()
  }

  private var bytes: JSONBytes

  private init(bytes: consuming JSONBytes) { self.bytes = bytes }

  private mutating func readMembers(
    _ isWanted: (String) -> Bool, _ body: (Part) throws -> Void
  ) throws {
    bytes.advance()
    guard try bytes.next() != UInt8(ascii: "}") else { return bytes.advance() }
    while true {
      guard try bytes.next() == UInt8(ascii: "\"") else { throw bytes.missing("a name in quotes") }
      let quoted = try bytes.value(keeping: true, part: "a name")
      let name = try JSONParser.decode(String.self, from: quoted)
      guard try bytes.next() == UInt8(ascii: ":") else { throw bytes.missing("\":\"") }
      bytes.advance()
      let isKept = isWanted(name)
      if isKept, try bytes.next() == UInt8(ascii: "[") {
        try readList(member: name, body)
      } else {
        let text = try bytes.value(keeping: isKept, part: name)
        if isKept { try body(Part(member: name, text: text, share: bytes.share)) }
      }
      guard try continues(until: UInt8(ascii: "}")) else { return }
    }
  }

  private mutating func readList(member: String?, _ body: (Part) throws -> Void) throws {
    bytes.advance()
    guard try bytes.next() != UInt8(ascii: "]") else { return bytes.advance() }
    var part = Part(member: member, index: 0, text: Data(), share: 0)
    var index = 0
    repeat {
      part.index = index
      part.text = try bytes.value(keeping: true, part: part.place)
      part.share = bytes.share
      try body(part)
      index += 1
    } while try continues(until: UInt8(ascii: "]"))
  }

  /// Reads the comma before the next element, or `end`; returns whether it was a comma.
  private mutating func continues(until end: UInt8) throws -> Bool {
    let byte = try bytes.next()
    guard byte == end || byte == UInt8(ascii: ",") else {
      throw bytes.missing("\",\" or \"\(Character(Unicode.Scalar(end)))\"")
    }
    bytes.advance()
    return byte != end
  }
}
