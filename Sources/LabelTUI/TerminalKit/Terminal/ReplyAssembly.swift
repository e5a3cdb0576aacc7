/// A reply that runs up to ST or BEL, while its bytes arrive.
struct ReplyAssembly: Sendable {
  enum Progress: Sendable {
    case incomplete
    case complete
    /// An ESC within it was none of its own; what follows that ESC begins with this byte.
    case brokenOff
  }

  /// The longest reply that is waited for, so that a stray introducer cannot swallow the keyboard.
  private static let limit = 4096
  /// The longest content that can mean anything.
  private static let contentLimit = 256

  private let introducer: UInt8
  private var content: [UInt8] = []
  private var length = 0
  private var followsEscape = false

  /// Begins with the byte after ESC; nil when no such reply begins with it.
  init?(introducer: UInt8) {
    guard ReplySequence.stringIntroducers.contains(introducer) else { return nil }
    self.introducer = introducer
  }

  /// Takes `byte` in.
  mutating func append(_ byte: UInt8) -> Progress {
    if followsEscape { return byte == UInt8(ascii: "\\") ? .complete : .brokenOff }
    if byte == 0x07 || length >= Self.limit { return .complete }
    length += 1
    followsEscape = byte == 0x1B
    if !followsEscape && length <= Self.contentLimit { content.append(byte) }
    return .incomplete
  }

  /// What it says, or nil when that is nothing that was asked.
  var reply: TerminalReply? {
    length <= Self.contentLimit ? ReplySequence.reply(stringAfter: introducer, content) : nil
  }
}
