/// Makes text of unknown origin fit to be shown: nothing in it can move a cursor, hide itself or
/// turn the direction of writing.
package enum VisibleText {
  /// `text` with every control character as its picture (ESC becomes ␛) and every other scalar that
  /// does not take a place of its own (format characters, separators, lone marks) as �.
  package static func of(_ text: String) -> String {
    var visible = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { visible.append(picture(of: scalar)) }
    return String(visible)
  }

  /// Whether `scalar` takes a place of its own and does nothing else.
  package static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: return true
    case 0x00...0x1F, 0x7F: return false
    default: break
    }
    // Letters and symbols are among the scalars that are drawn as nothing, as fillers of Hangul.
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
