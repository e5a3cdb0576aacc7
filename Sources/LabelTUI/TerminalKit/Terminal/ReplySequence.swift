/// Parses the replies to `TerminalQueries`. The result is nil for malformed replies and replies to other queries.
enum ReplySequence {
  /// The bytes that follow the ESC of a reply that ends with ST.
  static let stringIntroducers: Set<UInt8> = [
    UInt8(ascii: "P"), UInt8(ascii: "]"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"),
  ]

  /// The longest version string that is kept, in characters.
  private static let versionLimit = 64
  /// The largest plausible width or height of a cell in pixels.
  private static let largestCell = 1000

  /// The reply `ESC [ parameters final`.
  static func reply(controlSequence parameters: [UInt8], final: UInt8) -> TerminalReply? {
    let isPrivate = parameters.first == UInt8(ascii: "?")
    switch final {
    case UInt8(ascii: "c") where isPrivate:
      return numbers(parameters.dropFirst()).map { .attributes($0.compactMap { $0 }) }
    case UInt8(ascii: "y") where isPrivate && parameters.last == UInt8(ascii: "$"):
      return mode(parameters.dropFirst().dropLast())
    case UInt8(ascii: "t"): return cellSize(parameters[...])
    default: return nil
    }
  }

  /// The reply `ESC introducer content ESC \`.
  static func reply(stringAfter introducer: UInt8, _ content: [UInt8]) -> TerminalReply? {
    switch introducer {
    case UInt8(ascii: "P") where content.starts(with: ">|".utf8): version(content.dropFirst(2))
    case UInt8(ascii: "P") where content.starts(with: "1$r".utf8) && content.last == 0x6D:
      numbers(content.dropFirst(3).dropLast()).map { .textAttributes($0) }
    case UInt8(ascii: "]") where content.starts(with: "11;".utf8):
      color(content.dropFirst(3)).map { .background($0) }
    case UInt8(ascii: "_") where content.starts(with: "Gi=\(TerminalQueries.pictureNumber);".utf8):
      .kittyGraphics(isAccepted: content.suffix(3).elementsEqual(";OK".utf8))
    default: nil
    }
  }

  /// Parses `rgb:RRRR/GGGG/BBBB` or `rgba:...`, with 1 to 4 hexadecimal digits per component; returns 0xRRGGBB.
  private static func color(_ text: ArraySlice<UInt8>) -> UInt32? {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, ["rgb", "rgba"].contains(String(decoding: parts[0], as: UTF8.self))
    else { return nil }
    let fields = parts[1].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard fields.count == 3 || fields.count == 4 else { return nil }
    var color: UInt32 = 0
    for field in fields.prefix(3) {
      guard (1...4).contains(field.count), field.allSatisfy({ $0 != UInt8(ascii: "+") }),
        let value = UInt32(String(decoding: field, as: UTF8.self), radix: 16)
      else { return nil }
      let most: UInt32 = (1 << (4 * UInt32(field.count))) - 1
      color = color << 8 | (value * 255 + most / 2) / most
    }
    return color
  }

  private static func mode(_ parameters: ArraySlice<UInt8>) -> TerminalReply? {
    guard let fields = numbers(parameters), fields.count == 2, let mode = fields[0],
      let setting = fields[1]
    else { return nil }
    return .mode(mode, setting: setting)
  }

  private static func cellSize(_ parameters: ArraySlice<UInt8>) -> TerminalReply? {
    guard let fields = numbers(parameters), fields.count == 3, fields[0] == 6,
      let height = fields[1], let width = fields[2], (1...largestCell).contains(height),
      (1...largestCell).contains(width)
    else { return nil }
    return .cellSize(PixelSize(width: width, height: height))
  }

  private static func version(_ text: ArraySlice<UInt8>) -> TerminalReply? {
    let visible = text.prefix(versionLimit).map { byte in
      (" "..."~").contains(Unicode.Scalar(byte)) ? byte : UInt8(ascii: "?")
    }
    return visible.isEmpty ? nil : .version(String(decoding: visible, as: UTF8.self))
  }

  /// Parses numbers separated by semicolons or colons; an empty field gives nil. The whole result is nil if the
  /// text contains anything else.
  private static func numbers(_ text: ArraySlice<UInt8>) -> [Int?]? {
    let fields = text.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ":")
    }
    var numbers: [Int?] = []
    for field in fields {
      guard field.count <= 5, field.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      numbers.append(Int(String(decoding: field, as: UTF8.self)))
    }
    return numbers
  }
}
