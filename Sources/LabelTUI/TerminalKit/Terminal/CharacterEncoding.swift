import Glibc

/// The character encoding of the terminal.
enum CharacterEncoding {
  /// Makes curses write UTF-8 even if no locale is set, as in most containers. Without UTF-8, block
  /// characters appear as question marks. The format of numbers does not change.
  static func useUTF8() {
    if ofLocale() != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }

  /// Sets the locale of the environment, and returns its encoding, such as `UTF-8`.
  static func ofLocale() -> String {
    setlocale(LC_CTYPE, "")
    return String(cString: nl_langinfo(Int32(CODESET)))
  }
}
