import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging
@testable import Libraries

/// Damaged files must be read or refused, without a crash, in a limited time, and with limited memory.
@Suite("Mutated pictures")
struct PictureMutationTests {
  @Test("2000 mutations of PNG and JPEG files", arguments: 0..<4)
  func mutations(part: UInt64) throws {
    let file = try PictureFile()
    let originals = Self.originals
    var generator = SeededGenerator(seed: 100 + part)
    var refused = 0
    for _ in 0..<500 {
      var bytes = originals.randomElement(using: &generator)!
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        ByteMutation.apply(to: &bytes, &generator)
      }
      if Bool.random(using: &generator) { Self.repairChecksums(&bytes) }
      let start = ContinuousClock.now
      if let error = try file.failure(bytes) {
        refused += 1
        #expect(error.description.hasPrefix(file.url.path))
      }
      #expect(ContinuousClock.now - start < .seconds(20))
    }
    #expect(refused > 100)
  }

  private static let originals: [[UInt8]] = {
    var files: [[UInt8]] = []
    for (color, depth) in PNGDecodingTests.allKinds {
      var png = WrittenPNG(color, bitDepth: depth, width: 13, height: 9)
      png.filters = [4, 3, 2, 1]
      png.isInterlaced = depth == 16
      png.pieceBytes = 70
      if color == .palette { png.transparency = [0, 100] }
      files.append(png.bytes)
    }
    for (components, isProgressive) in [(1, false), (3, false), (3, true)] {
      var jpeg = WrittenJPEG(width: 40, height: 30, components: components)
      jpeg.isProgressive = isProgressive
      jpeg.segments = WrittenJPEG.segment(0xFE, Array("comment".utf8))
      files += [[UInt8]](repeating: jpeg.bytes, count: 5)
    }
    return files
  }()

  /// Corrects the checksums of PNG chunks, so that the decoder must find the damage in the data itself.
  private static func repairChecksums(_ bytes: inout [UInt8]) {
    guard bytes.first == 0x89 else { return }
    var position = 8
    while position + 12 <= bytes.count {
      let length = bytes[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
      guard length <= bytes.count - position - 12 else { return }
      let end = position + 8 + length
      let checksum = WrittenPNG.number(
        Int(Deflate.crc32(Array(bytes[(position + 4)..<end]))))
      bytes.replaceSubrange(end..<(end + 4), with: checksum)
      position = end + 4
    }
  }
}
