import Foundations

/// A text for the clipboard of the terminal, safe and of limited size.
package struct ClipboardText: Equatable, Sendable {
  /// The largest number of bytes. Terminals drop longer sequences.
  package static let largestSize = 8192

  /// The text: tabs, line breaks, and characters that are visible.
  package let text: String

  /// `text` without characters that a terminal or a shell might act on, cut to `largestSize` bytes.
  package init(_ text: String) {
    var safe = String.UnicodeScalarView()
    var size = 0
    for scalar in text.unicodeScalars {
      let isSafe = scalar == "\n" || scalar == "\t" || VisibleText.isVisible(scalar)
      let kept: Unicode.Scalar = isSafe ? scalar : "\u{FFFD}"
      size += UTF8.width(kept)
      if size > Self.largestSize { break }
      safe.append(kept)
    }
    self.text = String(safe)
  }

  /// The sequence that asks the terminal to copy the text (OSC 52), as `route` needs it.
  package func sequence(by route: ClipboardRoute) -> [UInt8] {
    let copy = "\u{1B}]52;c;\(Self.base64(Array(text.utf8)))\u{07}"
    switch route {
    case .direct: return Array(copy.utf8)
    // Each ESC inside of a tmux sequence is doubled.
    case .throughTmux: return Array("\u{1B}Ptmux;\u{1B}\(copy)\u{1B}\\".utf8)
    case .throughScreen: return Array("\u{1B}P\(copy)\u{1B}\\".utf8)
    case .closed: return []
    }
  }

  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static func base64(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
      for place in 0..<4 {
        text.append(
          place <= part.count ? digits[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
