/// Collects the bytes of a reply that ends with ST or BEL.
struct ReplyAssembly: Sendable {
  /// The state of a reply after another byte.
  enum Progress: Sendable {
    case incomplete
    case complete
    /// An ESC inside the reply started another sequence. The added byte is the first byte after that ESC.
    case brokenOff
  }

  /// The largest number of bytes of a reply. The limit keeps a stray introducer from swallowing all input.
  private static let limit = 4096
  /// The largest number of bytes of a reply that is parsed. Longer replies are ignored.
  private static let contentLimit = 256

  private let introducer: UInt8
  private var content: [UInt8] = []
  private var length = 0
  private var followsEscape = false

  /// Starts with `introducer`, the byte after ESC; nil if no reply starts with it.
  init?(introducer: UInt8) {
    guard ReplySequence.stringIntroducers.contains(introducer) else { return nil }
    self.introducer = introducer
  }

  /// Adds `byte`.
  mutating func append(_ byte: UInt8) -> Progress {
    if followsEscape { return byte == UInt8(ascii: "\\") ? .complete : .brokenOff }
    if byte == 0x07 || length >= Self.limit { return .complete }
    length += 1
    followsEscape = byte == 0x1B
    if !followsEscape && length <= Self.contentLimit { content.append(byte) }
    return .incomplete
  }

  /// The parsed reply; nil if it is not a reply to a query of the program.
  var reply: TerminalReply? {
    length <= Self.contentLimit ? ReplySequence.reply(stringAfter: introducer, content) : nil
  }
}
