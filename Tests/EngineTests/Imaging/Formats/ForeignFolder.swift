import Foundation
import TestSupport

@testable import Foundations
@testable import Imaging

/// A folder in which a test writes a dataset of another program.
struct ForeignFolder {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder.inMemory()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// The dataset.
  var url: URL { folder.file("set") }

  func file(_ path: String) -> URL { url.appending(path: path) }

  /// Writes a text file.
  func write(_ path: String, _ text: String) throws { try write(path, Data(text.utf8)) }

  func write(_ path: String, _ data: Data) throws {
    let url = file(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  /// Writes a picture of noise.
  func picture(_ path: String, width: Int = 100, height: Int = 80) throws {
    let seed = path.utf8.reduce(UInt64(7)) { $0 &* 31 &+ UInt64($1) }
    try write(path, Self.png(width: width, height: height, seed: seed))
  }

  static func png(width: Int = 100, height: Int = 80, seed: UInt64) -> Data {
    Data(WrittenPNG(.gray, bitDepth: 8, width: width, height: height, seed: seed).bytes)
  }

  /// What a reader finds in the dataset, or in one of its files.
  func read(
    _ path: String = "", format: ForeignFormat? = nil, images: URL? = nil, onlyFolder: String? = nil
  ) throws -> ForeignCollection {
    let collection = ForeignCollection()
    let place = path.isEmpty ? url : file(path)
    guard let dataset = ForeignDataset(place, format: format) else { return collection }
    collection.format = dataset.format
    try dataset.read(into: collection, images: images, onlyFolder: onlyFolder)
    return collection
  }
}

/// Collects what a reader finds.
final class ForeignCollection: ForeignSink {
  var format: ForeignFormat?
  var pictures: [ForeignPicture] = []
  var problems: [String] = []
  var notes: [String] = []
  var shares: [Double] = []

  func take(_ picture: ForeignPicture) { pictures.append(picture) }
  func take(_ problem: ForeignProblem) { problems.append("\(problem)") }
  func take(note: String) { notes.append(note) }
  func reached(_ share: Double) { shares.append(share) }

  /// Every picture as `name split: class left,top,width,height ...`.
  var lines: [String] {
    pictures.map { picture in
      let boxes = picture.boxes.map { box in
        let sides = [box.left, box.top, box.width, box.height]
        return "\(box.className) "
          + sides.map { Quantity.short($0, decimals: 3) }.joined(separator: ",")
      }
      return "\(picture.name) \(picture.split ?? "-"): \(boxes.joined(separator: " "))"
    }
  }

  /// The problems without the folder of the dataset.
  func problems(in folder: ForeignFolder) -> [String] {
    let start = (PictureLookup.canonical(folder.url.path) ?? "") + "/"
    return problems.map { $0.replacingOccurrences(of: start, with: "") }
  }
}
