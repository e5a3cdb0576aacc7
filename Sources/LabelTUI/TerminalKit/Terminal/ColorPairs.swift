/// Allocates the terminal's color pairs.
///
/// When all pairs are in use, `alloc_pair` of curses reuses pairs of visible cells, which changes their colors.
/// `number(foreground:background:)` returns nil instead, and the caller redraws the whole screen.
struct ColorPairs {
  /// A pair of color numbers for curses to define.
  struct Definition: Hashable {
    let foreground: Int32
    let background: Int32
  }

  /// Two colors of a cell.
  private struct Colors: Hashable {
    let foreground: Color
    let background: Color
  }

  /// The number of color pairs whose pair number is cached; far more than a screen can show.
  private static let memoryLimit = 1 << 16

  private let colors: ColorClass
  private let limit: Int32
  private let define: (Int32, Definition) -> Void
  private var pairs: [Definition: Int32] = [:]
  private var memory: [Colors: Int32] = [:]

  /// - Parameters:
  ///   - limit: the number of pairs that the terminal has, including pair 0; 0 without colors.
  ///   - define: defines a pair number in curses.
  init(colors: ColorClass, limit: Int32, define: @escaping (Int32, Definition) -> Void) {
    self.colors = colors
    self.limit = limit
    self.define = define
  }

  /// The number of the pair for two colors; nil if all pairs are in use.
  mutating func number(foreground: Color, background: Color) -> Int32? {
    let key = Colors(foreground: foreground, background: background)
    if let known = memory[key] { return known }
    let definition = Definition(
      foreground: colors.number(of: foreground), background: colors.number(of: background))
    guard let number = number(of: definition) else { return nil }
    if memory.count >= Self.memoryLimit { memory.removeAll(keepingCapacity: true) }
    memory[key] = number
    return number
  }

  /// Frees all pairs.
  mutating func reset() {
    pairs.removeAll(keepingCapacity: true)
    memory.removeAll(keepingCapacity: true)
  }

  private mutating func number(of definition: Definition) -> Int32? {
    let standard = ColorClass.standardNumber
    if limit == 0 || definition == Definition(foreground: standard, background: standard) {
      return 0
    }
    if let known = pairs[definition] { return known }
    let next = Int32(pairs.count) + 1
    guard next < limit else { return nil }
    define(next, definition)
    pairs[definition] = next
    return next
  }
}
