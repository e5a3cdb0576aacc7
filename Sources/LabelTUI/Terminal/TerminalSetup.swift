import Glibc

/// How curses is begun: with the terminal's own entry, or an overlay of it for more colors.
struct TerminalSetup {
  let terminal: String
  let description: TerminalDescription
  let environment: [String: String]
  let colors: ColorClass

  /// Begins curses with the wanted colors, or with those that the terminal's own entry has.
  func open() -> (CursesScreen, ColorClass)? {
    if description.colors >= colors.neededColors && colors != .direct {
      return CursesScreen(terminal: terminal, colors: colors).map { ($0, colors) }
    }
    if let screen = openWithOverlay() { return (screen, colors) }
    let own = ColorClass.best(terminfoColors: min(description.colors, 256))
    return CursesScreen(terminal: terminal, colors: own).map { ($0, own) }
  }

  private func openWithOverlay() -> CursesScreen? {
    let cache = TerminfoCache(environment: environment)
    guard let overlay = TerminfoOverlay(of: terminal, colors: colors),
      let folder = cache.folder(for: overlay)
    else { return nil }
    // An empty place in the list means the system's own folders.
    let others = environment["TERMINFO_DIRS"] ?? ""
    setenv("TERMINFO_DIRS", "\(folder):\(others)", 1)
    if let screen = CursesScreen(terminal: overlay.name, colors: colors) { return screen }
    cache.forget(overlay)
    return nil
  }
}
