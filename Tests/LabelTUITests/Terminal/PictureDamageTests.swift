import TestSupport
import Testing

@testable import TerminalKit

@Suite("Damage to pictures")
struct PictureDamageTests {
  @Test("is covered exactly once by rectangles, and they cover no other cell")
  func exact() {
    var generator = SeededGenerator(seed: 7)
    let place = Rect(column: 3, row: 2, width: 9, height: 6)
    for round in 0..<200 {
      var damage = PictureDamage(place: place)
      var marked: [Int] = []
      for row in place.rows {
        for column in place.columns where Int.random(in: 0..<4, using: &generator) < round % 5 {
          damage.mark(column: column, row: row)
          marked.append(row * 100 + column)
        }
      }
      let covered = damage.rectangles.flatMap { rect in
        rect.rows.flatMap { row in rect.columns.map { row * 100 + $0 } }
      }
      #expect(covered.sorted() == marked && damage.count == marked.count)
    }
  }

  @Test("of a cross is covered by three rectangles")
  func cross() {
    var damage = PictureDamage(place: Rect(column: 0, row: 0, width: 100, height: 50))
    for column in 0..<100 { damage.mark(column: column, row: 20) }
    for row in 0..<50 { damage.mark(column: 30, row: row) }
    #expect(
      damage.rectangles.sorted { $0.row < $1.row } == [
        Rect(column: 30, row: 0, width: 1, height: 20),
        Rect(column: 0, row: 20, width: 100, height: 1),
        Rect(column: 30, row: 21, width: 1, height: 29),
      ])
  }

  @Test("the pieces of a rectangle cover it exactly once, and none is larger than allowed")
  func pieces() {
    let rect = Rect(column: 5, row: 6, width: 23, height: 11)
    for (width, height) in [(1, 1), (5, 4), (23, 11), (100, 100), (0, 0)] {
      let pieces = rect.pieces(width: width, height: height)
      let cells = pieces.flatMap { piece in
        piece.rows.flatMap { row in piece.columns.map { row * 100 + $0 } }
      }
      #expect(Set(cells).count == cells.count && cells.count == 23 * 11)
      #expect(pieces.allSatisfy { $0.width <= max(1, width) && $0.height <= max(1, height) })
    }
  }
}
