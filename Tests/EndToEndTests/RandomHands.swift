import TerminalSupport
import TestSupport

/// Makes random inputs: presses keys, uses the mouse, pastes and resizes. The same seed gives the same inputs.
struct RandomHands {
  private var generator: SeededGenerator

  /// All keys without Alt, except `q` and `Q`, which could end the program.
  private static let keys: [TerminalKey] =
    (0x20...0x7E).map { .character(Character(Unicode.Scalar(UInt8($0)))) }
    .filter { $0 != .character("q") && $0 != .character("Q") }
    + "abcdefghklnopqrstuvwxyz".map(TerminalKey.control) + (1...12).map(TerminalKey.function)
    + [
      .enter, .tab, .backTab, .escape, .backspace, .up, .down, .left, .right, .home, .end, .pageUp,
      .pageDown, .insert, .delete, .shiftUp, .shiftDown, .shiftLeft, .shiftRight,
    ]
  /// Sequences of keys that belong together.
  private static let sequences = ["gg", "zz", "12l", "vlljj1", "\t\tl"]

  /// Keys that move the picture sideways.
  private static let pans: [TerminalKey] = [.shiftLeft, .shiftRight]
  /// Keys to press before `pans`: counts, zooming in, and moving the crosshair far.
  private static let beforePans = ["3", "7", "20", "++", "++++", "50l", "50h"]

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func doSomething(on session: TerminalSession) throws {
    switch Int.random(in: 0..<100, using: &generator) {
    case 0..<50: try press(Self.keys.randomElement(using: &generator)!, session)
    case 50..<65: try pan(session)
    case 65..<75: try session.type(Self.sequences.randomElement(using: &generator)!)
    case 75..<80:
      try session.type(["video", "a", "12.5ms", "\r"].randomElement(using: &generator)!)
    case 80..<90: try session.drag(from: place(session), to: place(session))
    case 90..<93: try session.click(place(session), button: .random(in: 1...3, using: &generator))
    case 93..<96:
      try session.turnWheel(
        at: place(session), notches: .random(in: 1...3, using: &generator),
        upwards: .random(using: &generator))
    case 96..<97: try session.type("\u{1B}[200~pasted\u{1B}[201~")
    default: try resize(session)
    }
  }

  /// Moves the picture sideways, if there is one.
  mutating func pan(_ session: TerminalSession) throws {
    if Bool.random(using: &generator) {
      try session.type(Self.beforePans.randomElement(using: &generator)!)
    }
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      try session.press(Self.pans.randomElement(using: &generator)!)
    }
  }

  private mutating func resize(_ session: TerminalSession) throws {
    session.resize(
      to: ScreenSize(
        columns: .random(in: 36...140, using: &generator),
        rows: .random(in: 10...40, using: &generator)))
    // Until the program has drawn, the cells of the emulator differ from those that the program assumes.
    try session.waitUntilIdle()
    session.resize(to: .round)
    try session.waitUntilIdle()
  }

  private mutating func place(_ session: TerminalSession) -> ScreenPosition {
    ScreenPosition(
      column: .random(in: 0..<session.screen.size.columns, using: &generator),
      row: .random(in: 0..<session.screen.size.rows, using: &generator))
  }

  private func press(_ key: TerminalKey, _ session: TerminalSession) throws {
    try session.press(key)
    // The program would read the following bytes as the rest of a sequence.
    if key == .escape { try session.waitUntilIdle() }
  }
}
