import Glibc

/// How characters beyond ASCII are written.
enum CharacterEncoding {
  /// Has curses write UTF-8, also where no locale is set, as in most containers: block characters
  /// would come out as question marks. Only characters: numbers keep their point.
  static func useUTF8() {
    if ofLocale() != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }

  /// What the environment's locale writes characters in, such as `UTF-8`. Makes it the program's.
  static func ofLocale() -> String {
    setlocale(LC_CTYPE, "")
    return String(cString: nl_langinfo(Int32(CODESET)))
  }
}
