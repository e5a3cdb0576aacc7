import Foundation

@testable import TerminalKit

/// A terminal that shows pictures of the kitty protocol. Instead of a PNG file, a picture is one byte with its width
/// and then its pixels.
struct KittyScreen {
  private struct Piece {
    let place: Rect
    let depth: Int
    let pixels: [UInt8]
  }

  let cellSize: PixelSize
  private var pieces: [Int: Piece] = [:]

  init(cellSize: PixelSize) { self.cellSize = cellSize }

  var pieceCount: Int { pieces.count }

  mutating func clear() { pieces = [:] }

  /// The visible pixel at (`x`, `y`); nil if no piece has a pixel there.
  func pixel(_ x: Int, _ y: Int) -> UInt8? {
    let (column, row) = (x / cellSize.width, y / cellSize.height)
    let pixels = pieces.values.filter { $0.place.contains(column: column, row: row) }
      .sorted { $0.depth > $1.depth }
      .map { piece in
        let left = piece.place.column * cellSize.width
        let top = piece.place.row * cellSize.height
        return piece.pixels[(y - top) * piece.place.width * cellSize.width + x - left]
      }
    return pixels.first { $0 != IndexedPixels.clear }
  }

  /// Processes `output`: cursor positions and commands of the protocol.
  mutating func receive(_ output: [UInt8]) {
    var place = Rect(column: 0, row: 0, width: 0, height: 0)
    var keys: [String: Int] = [:]
    var action = ""
    var content = ""
    for sequence in String(decoding: output, as: UTF8.self).split(separator: "\u{1B}") {
      if sequence.hasPrefix("["), sequence.hasSuffix("H") {
        let numbers = sequence.dropFirst().dropLast().split(separator: ";").compactMap { Int($0) }
        (place.row, place.column) = (numbers[0] - 1, numbers[1] - 1)
      }
      guard sequence.hasPrefix("_G") else { continue }
      let parts = sequence.dropFirst(2).split(separator: ";", omittingEmptySubsequences: false)
      for pair in parts[0].split(separator: ",") {
        let sides = pair.split(separator: "=")
        if sides[0] == "a" {
          action = String(sides[1])
        } else {
          keys[String(sides[0])] = Int(sides[1])
        }
      }
      if action == "d" {
        pieces[keys["i"]!] = nil
        continue
      }
      precondition(parts[1].count <= 4096)
      content += parts[1]
      guard keys["m"] == 0 else { continue }
      let file = [UInt8](Data(base64Encoded: content)!)
      (place.width, place.height) = (keys["c"]!, keys["r"]!)
      precondition(Int(file[0]) == place.width * cellSize.width && keys["q"] == 2 && keys["C"] == 1)
      pieces[keys["i"]!] = Piece(place: place, depth: keys["z"]!, pixels: Array(file.dropFirst()))
      (keys, content) = ([:], "")
    }
  }
}
