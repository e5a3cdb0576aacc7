import Glibc

/// How characters beyond ASCII are written.
enum CharacterEncoding {
  /// Has curses write UTF-8, also where no locale is set, as in most containers: block characters
  /// would come out as question marks. Only characters: numbers keep their point.
  static func useUTF8() {
    setlocale(LC_CTYPE, "")
    if String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" {
      setlocale(LC_CTYPE, "C.UTF-8")
    }
  }
}
