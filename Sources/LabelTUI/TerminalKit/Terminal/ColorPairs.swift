/// The terminal's color pairs, given out one after the other.
///
/// curses' own `alloc_pair` takes a pair away from cells that still show it once all are given out;
/// here that is a nil, upon which the screen begins anew.
struct ColorPairs {
  /// A pair of color numbers, for curses to define.
  struct Definition: Hashable {
    let foreground: Int32
    let background: Int32
  }

  private struct Colors: Hashable {
    let foreground: Color
    let background: Color
  }

  /// Colors whose pair is remembered; far more than any screen shows.
  private static let memoryLimit = 1 << 16

  private let colors: ColorClass
  private let limit: Int32
  private let define: (Int32, Definition) -> Void
  private var pairs: [Definition: Int32] = [:]
  private var memory: [Colors: Int32] = [:]

  /// - Parameters:
  ///   - limit: how many pairs the terminal has, pair 0 included; 0 without colors.
  ///   - define: tells curses what a pair number stands for.
  init(colors: ColorClass, limit: Int32, define: @escaping (Int32, Definition) -> Void) {
    self.colors = colors
    self.limit = limit
    self.define = define
  }

  /// The number of the pair for two colors, or nil when all pairs are given out.
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

  /// Takes all pairs back.
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
