import TestSupport

/// A simulated user who draws, moves, resizes, labels, copies and deletes boxes. The same seed makes the same edits.
struct EditingHands {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Makes one edit, with as many keys as it needs.
  mutating func edit(_ script: inout KeyScript) {
    script.press(.escape)
    switch Int.random(in: 0..<9, using: &generator) {
    case 0: script.type(moves(3) + "v" + moves(6) + digit)
    case 1:
      script.type("v" + moves(4) + "t")
      script.type(["c", "d", "../x", ""].randomElement(using: &generator)!)
      script.press(.enter)
    case 2: script.drag(from: cell(), to: cell())
    case 3: changePart(&script)
    case 4: script.type(visit + digit)
    case 5: script.type(visit + "d")
    case 6: script.type(visit + "y" + moves(3))
    case 7: script.type(["+", "-", ">", "<", "f", "="].randomElement(using: &generator)!)
    default:
      script.type(visit + "t" + "e")
      script.press(.enter)
    }
  }

  private mutating func changePart(_ script: inout KeyScript) {
    script.type(visit)
    for _ in 0..<Int.random(in: 1...5, using: &generator) { script.press(.tab) }
    script.type(moves(5))
  }

  private var visit: String {
    mutating get { String(repeating: "n", count: .random(in: 1...4, using: &generator)) }
  }

  private var digit: String {
    mutating get { ["1", "2"].randomElement(using: &generator)! }
  }

  private mutating func moves(_ most: Int) -> String {
    String(
      (0..<Int.random(in: 0...most, using: &generator)).map { _ in
        "hjklHJKL".randomElement(using: &generator)!
      })
  }

  private mutating func cell() -> (Int, Int) {
    (Int.random(in: 0..<100, using: &generator), Int.random(in: 0..<20, using: &generator))
  }
}
