import TerminalSupport
import TestSupport

@testable import LabelTUI

/// Somebody who presses any keys that mean something somewhere, uses the mouse, pastes and resizes; the same things on every run.
struct RandomHands {
  private var generator: SeededGenerator
  private let sequences: [[Key]]

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    let bindings = KeyMode.allCases.flatMap { Keymap.standard.bindings(in: $0) }
    let leaving: Set<Command> = [.quit, .close]
    var seen = Set<[Key]>()
    sequences =
      bindings.filter { !leaving.contains($0.command) }.flatMap(\.sequences)
      .filter { $0 != ["q"] && seen.insert($0).inserted }
  }

  mutating func doSomething(on session: TerminalSession) throws {
    switch Int.random(in: 0..<100, using: &generator) {
    case 0..<75: for key in sequences.randomElement(using: &generator)! { try press(key, session) }
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

  private mutating func resize(_ session: TerminalSession) throws {
    session.resize(
      to: ScreenSize(
        columns: .random(in: 36...140, using: &generator),
        rows: .random(in: 10...40, using: &generator)))
    // The emulator's cells and the program's are the same again only once it has drawn.
    try session.waitUntilIdle()
    session.resize(to: .round)
    try session.waitUntilIdle()
  }

  private mutating func place(_ session: TerminalSession) -> ScreenPosition {
    ScreenPosition(
      column: .random(in: 0..<session.screen.size.columns, using: &generator),
      row: .random(in: 0..<session.screen.size.rows, using: &generator))
  }

  private func press(_ key: Key, _ session: TerminalSession) throws {
    try session.press(TerminalKey(key))
    // What follows at once would be taken for the rest of a sequence.
    if key == .escape { try session.waitUntilIdle() }
  }
}

extension TerminalKey {
  /// The key that a person presses for what the keymap calls `key`.
  init(_ key: Key) {
    switch key {
    case .character(let character): self = .character(character)
    case .control(let letter): self = .control(letter)
    case .function(let number): self = .function(number)
    case .escape: self = .escape
    case .enter: self = .enter
    case .tab: self = .tab
    case .backTab: self = .backTab
    case .backspace: self = .backspace
    case .delete: self = .delete
    case .insert: self = .insert
    case .up: self = .up
    case .down: self = .down
    case .left: self = .left
    case .right: self = .right
    case .home: self = .home
    case .end: self = .end
    case .pageUp: self = .pageUp
    case .pageDown: self = .pageDown
    }
  }
}
