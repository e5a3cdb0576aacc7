import Glibc

/// Initializes curses with the terminfo entry of the terminal, or with an overlay that adds colors.
struct TerminalSetup {
  private static let searchPath = "TERMINFO_DIRS"

  let terminal: String
  let description: TerminalDescription
  let environment: [String: String]

  /// Adds terminfo's search path to the environment.
  ///
  /// Call it before any other thread starts: adding a variable may move the others while another thread reads
  /// them; replacing its value later does not.
  func reserveSearchPath() { setenv(Self.searchPath, otherFolders, 1) }

  /// Initializes curses with the wanted colors, or, if that fails, with the colors of the terminal's entry.
  func open(_ wanted: ColorDecision) -> (CursesScreen, ColorDecision)? {
    let colors = wanted.colors
    if description.colors >= colors.neededColors && colors != .direct {
      return CursesScreen(terminal: terminal, colors: colors).map { ($0, wanted) }
    }
    if let screen = openWithOverlay(colors) { return (screen, wanted) }
    let own = ColorDecision(
      colors: .best(terminfoColors: min(description.colors, 256)), reason: .noOverlay)
    return CursesScreen(terminal: terminal, colors: own.colors).map { ($0, own) }
  }

  private func openWithOverlay(_ colors: ColorClass) -> CursesScreen? {
    let cache = TerminfoCache(environment: environment)
    guard let overlay = TerminfoOverlay(of: terminal, colors: colors),
      let folder = cache.folder(for: overlay)
    else { return nil }
    // An empty entry in the list means the system's own folders.
    setenv(Self.searchPath, "\(folder):\(otherFolders)", 1)
    if let screen = CursesScreen(terminal: overlay.name, colors: colors) { return screen }
    cache.remove(overlay)
    return nil
  }

  private var otherFolders: String { environment[Self.searchPath] ?? "" }
}
