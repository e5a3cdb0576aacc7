/// Tracks the private modes (DECSET) in the output of a program.
///
/// libvterm 0.1 uses only the first of several modes in one sequence, such as the two with which ncurses enables the
/// mouse. Therefore such a sequence is replaced by one sequence per mode.
struct PrivateModes {
  /// The modes that are set, such as 1049 (alternate screen) and 2004 (bracketed paste).
  private(set) var active: Set<Int> = []
  /// The start of a possible sequence.
  private var pending: [UInt8] = []

  private static let introducer = Array("\u{1B}[?".utf8)

  /// Returns `output`, the next piece of the program's output, with one mode per sequence. An incomplete sequence at
  /// the end is returned by the next call.
  mutating func separate(_ output: some Sequence<UInt8>) -> [UInt8] {
    var separated: [UInt8] = []
    for byte in output {
      if continues(with: byte) {
        pending.append(byte)
      } else if pending.count > Self.introducer.count,
        byte == UInt8(ascii: "h") || byte == UInt8(ascii: "l")
      {
        separated += change(isSet: byte == UInt8(ascii: "h"))
        pending = []
      } else {
        separated += pending
        pending = byte == Self.introducer[0] ? [byte] : []
        if pending.isEmpty { separated.append(byte) }
      }
    }
    return separated
  }

  private func continues(with byte: UInt8) -> Bool {
    guard pending.count >= Self.introducer.count else {
      return byte == Self.introducer[pending.count]
    }
    return byte == UInt8(ascii: ";") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private mutating func change(isSet: Bool) -> [UInt8] {
    let numbers = String(decoding: pending.dropFirst(Self.introducer.count), as: UTF8.self)
      .split(separator: ";").compactMap { Int($0) }
    if isSet { active.formUnion(numbers) } else { active.subtract(numbers) }
    return numbers.flatMap { "\u{1B}[?\($0)\(isSet ? "h" : "l")".utf8 }
  }
}
