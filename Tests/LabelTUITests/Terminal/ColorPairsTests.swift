import Testing

@testable import TerminalKit

@Suite("Color pairs")
struct ColorPairsTests {
  /// The defined colors by pair number.
  private final class Definitions {
    var list: [(Int32, ColorPairs.Definition)] = []
  }

  @Test("equal colors share a pair, and are defined once")
  func sharing() {
    let definitions = Definitions()
    var pairs = ColorPairs(colors: .indexed256, limit: 256) { definitions.list.append(($0, $1)) }
    let first = pairs.number(foreground: .rgb(0xFF0000), background: .standard)
    #expect(first == 1)
    #expect(pairs.number(foreground: .rgb(0xFE0101), background: .standard) == first)
    #expect(pairs.number(foreground: .palette(196), background: .standard) == first)
    #expect(pairs.number(foreground: .standard, background: .rgb(0xFF0000)) == 2)
    #expect(pairs.number(foreground: .standard, background: .standard) == 0)
    #expect(definitions.list.map(\.0) == [1, 2])
    #expect(definitions.list[0].1 == .init(foreground: 196, background: -1))
  }

  @Test("when all pairs are in use, existing pairs stay valid, and a reset frees them")
  func exhaustion() {
    var pairs = ColorPairs(colors: .indexed8, limit: 4) { _, _ in }
    for index in UInt8(1)...3 {
      #expect(pairs.number(foreground: .palette(index), background: .standard) == Int32(index))
    }
    #expect(pairs.number(foreground: .palette(4), background: .standard) == nil)
    #expect(pairs.number(foreground: .palette(2), background: .standard) == 2)
    pairs.reset()
    #expect(pairs.number(foreground: .palette(4), background: .standard) == 1)
  }

  @Test("a terminal without colors has pair 0 only")
  func colorless() {
    var pairs = ColorPairs(colors: .none, limit: 0) { _, _ in Issue.record("defined") }
    #expect(pairs.number(foreground: .rgb(0xFF0000), background: .palette(3)) == 0)
  }
}
