/// Makes untrusted text safe to show: no character can move the cursor, be invisible or change the
/// writing direction.
package enum VisibleText {
  /// `text` with every control character replaced by its symbol (ESC becomes ␛), and every other
  /// scalar that does not occupy a cell of its own (format characters, separators, lone marks)
  /// replaced by �.
  package static func of(_ text: String) -> String {
    var visible = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { visible.append(picture(of: scalar)) }
    return String(visible)
  }

  /// Whether `scalar` occupies a cell of its own and has no other effect.
  package static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: return true
    case 0x00...0x1F, 0x7F: return false
    default: break
    }
    // Some letters and symbols are invisible, such as the Hangul fillers.
    if scalar.properties.isDefaultIgnorableCodePoint { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .nonspacingMark, .enclosingMark:
      return false
    default:
      return true
    }
  }

  private static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    default: isVisible(scalar) ? scalar : "\u{FFFD}"
    }
  }
}
