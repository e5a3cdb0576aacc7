import Datasets
import Foundation
import Foundations
import Libraries
import TestSupport

/// Carries out the steps of `PictureStep.script` on a dataset and prints the result of each: `PictureSession FOLDER`
/// works on `FOLDER/data`. After a step that fails it continues with the next.
@main
struct PictureSession {
  private let dataset: URL
  private var store: PictureStore

  static func main() throws {
    var session = PictureSession(
      dataset: URL(filePath: CommandLine.arguments[1]).appending(path: "data"))
    for step in PictureStep.script {
      let answer: PictureAnswer
      do {
        answer = try session.carryOut(step)
      } catch {
        answer = .failed("\(error)")
      }
      try FileHandle.standardOutput.write(
        contentsOf: JSONEncoder().encode(answer) + Data("\n".utf8))
    }
  }

  private init(dataset: URL) {
    self.dataset = dataset
    store = PictureStore(dataset: dataset)
  }

  private mutating func carryOut(_ step: PictureStep) throws -> PictureAnswer {
    switch step {
    case .open:
      store = PictureStore(dataset: dataset)
      try store.recover()
    case .save(let picture, let columns):
      _ = try store.save(draft(picture, columns))
    case .fix(let picture, let columns):
      let id = try draft(picture, []).id
      guard let revision = try? store.content(of: id).revision else { return .skipped }
      _ = try store.replaceBoxes(of: id, by: boxes(columns), expectingRevision: revision)
    case .delete(let picture):
      guard try store.delete(draft(picture, []).id) else { return .skipped }
    case .finish: try store.finish()
    }
    return .done
  }

  private func draft(_ picture: Int, _ columns: Set<Int>) throws -> PictureDraft {
    let pixels = [UInt8](repeating: UInt8(picture), count: 64 * 64)
    let png = try PNGCodec.encode(GrayImage(width: 64, height: 64, pixels: pixels))
    return try PictureDraft(
      data: Data(png), path: "\(picture).png", boxes: boxes(columns),
      origin: PictureOrigin(source: "\(picture).png"), labeler: "anna")
  }

  private func boxes(_ columns: Set<Int>) -> [ContentBox] {
    columns.sorted().map {
      ContentBox(className: "c\($0 % 3)", x: Double($0), y: 2, width: 5, height: 5)
    }
  }
}
