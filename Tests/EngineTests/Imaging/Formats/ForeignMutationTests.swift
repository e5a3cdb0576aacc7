import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging

/// Damaged label files must be read or refused, without a crash and in a limited time.
@Suite("Mutated datasets")
struct ForeignMutationTests {
  /// Texts that replace numbers, names and marks.
  private static let words = [
    "NaN", "-1", "1e400", "1e308", "-0", "99999999999999999999", "null", "[]", "{}", "\"\"", "true",
    "0.5", "\\u0000",
    "<a>", "</", "&x;", "\u{0}", "\u{7F}", "../", "/", ":", "-", ",", "[", "}", "\n", "  ", "\"",
    "'", "é",
  ]

  @Test("1000 mutations of the files of each format", arguments: ForeignFormat.allCases)
  func mutations(format: ForeignFormat) throws {
    let folder = try ForeignFolder()
    try ForeignExamples.write(format, in: folder)
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
      .filter { ["json", "jsonl", "xml", "txt", "yaml"].contains(URL(filePath: $0).pathExtension) }
      .sorted()
    let originals = try files.map {
      (file: $0, bytes: try Array(Data(contentsOf: folder.file($0))))
    }
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<1_000 {
      let original = originals.randomElement(using: &generator)!
      let bytes = Self.mutated(original.bytes, &generator)
      try folder.write(original.file, Data(bytes))
      for format in [nil, format] {
        let found = try folder.read(format: format)
        for picture in found.pictures { Self.check(picture) }
        #expect(found.problems.allSatisfy { !$0.isEmpty && VisibleText.of($0) == $0 })
      }
      try folder.write(original.file, Data(original.bytes))
    }
    #expect(try folder.read().lines == ForeignExamples.lines(format))
  }

  /// A box that comes through must be usable, whatever the file said.
  private static func check(_ picture: ForeignPicture) {
    for box in picture.boxes {
      #expect(!box.className.isEmpty)
      #expect(box.width > 0 && box.height > 0 && box.left >= 0 && box.top >= 0)
      #expect(box.left + box.width <= Double(picture.width) + 1e-9)
      #expect(box.top + box.height <= Double(picture.height) + 1e-9)
      #expect(box.judgment.confidence.map { (0...1).contains($0) } ?? true)
    }
  }

  private static func mutated(_ original: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let place = Int.random(in: 0...bytes.count, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0 where place < bytes.count: bytes[place] = .random(in: 0...255, using: &generator)
      case 1: bytes.insert(contentsOf: words.randomElement(using: &generator)!.utf8, at: place)
      case 2: bytes.removeSubrange(place...)
      case 3:
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
        bytes.removeSubrange(place..<end)
      default: replaceNumber(&bytes, near: place, &generator)
      }
    }
    return bytes
  }

  /// Replaces the next number at or after `place`.
  private static func replaceNumber(
    _ bytes: inout [UInt8], near place: Int, _ generator: inout SeededGenerator
  ) {
    func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) || byte == 46 }
    guard let start = bytes[place...].firstIndex(where: isDigit) else { return }
    let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.endIndex
    bytes.replaceSubrange(start..<end, with: words.randomElement(using: &generator)!.utf8)
  }
}
