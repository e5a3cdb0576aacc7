import Foundation

@testable import Libraries

/// A YOLO dataset of gray pictures with a box of the class `ship` each, to be imported.
struct WrittenYOLODataset {
  /// Writes pictures of `width` x `height` pixels with these numbers to `folder`. Another number gives another
  /// picture.
  static func write(numbers: ClosedRange<Int>, width: Int, height: Int, to folder: URL) throws {
    for name in ["images", "labels"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    for number in numbers {
      try picture(number, width: width, height: height)
        .write(to: folder.appending(path: "images/\(number).png"))
      try Data("0 0.5 0.5 0.5 0.5\n".utf8).write(
        to: folder.appending(path: "labels/\(number).txt"))
    }
    try Data("train: images\nnames: [ship]\n".utf8).write(to: folder.appending(path: "data.yaml"))
  }

  /// The bytes of picture `number`, a PNG.
  static func picture(_ number: Int, width: Int, height: Int) throws -> Data {
    let pixels = (0..<(width * height)).map {
      UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761 &* (number + 1)) >> 13)
    }
    return Data(try PNGCodec.encode(GrayImage(width: width, height: height, pixels: pixels)))
  }
}
