import Glibc

/// The character encoding of the terminal.
enum CharacterEncoding {
  /// Makes curses write UTF-8, even if no locale is set, as in most containers: otherwise block
  /// characters appear as question marks. Only the character type changes; numbers keep their
  /// decimal point.
  static func useUTF8() {
    if ofLocale() != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }

  /// The encoding of the environment's locale, such as `UTF-8`. Makes that locale the program's.
  static func ofLocale() -> String {
    setlocale(LC_CTYPE, "")
    return String(cString: nl_langinfo(Int32(CODESET)))
  }
}
