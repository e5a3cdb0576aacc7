import Foundation
import Libraries
import TestSupport

@testable import Imaging
@testable import Labels
@testable import TerminalKit
@testable import Workstation

/// Plays keys on a list of pictures without a terminal, and keeps the resulting jobs.
struct PictureScript {
  private let folder: TemporaryFolder
  var state: AppState
  private(set) var jobs: [Job] = []

  /// Pictures of 200 x 100 pixels, one of which has another size, on a view of 100 x 20 cells: two pixels per column
  /// would be 100 columns and 25 rows, so three are shown.
  init(names: [String] = ["a.png", "b.png", "c.png"], size: Size = Size(width: 110, height: 25))
    throws
  {
    folder = try TemporaryFolder()
    state = AppState(
      size: size, paths: [folder.url], dataset: URL(filePath: "/tmp/dataset"), windowSeconds: 0.2,
      place: .list(ListState()))
    let entries = try names.map { name in
      let url = try Self.write(name, in: folder)
      return ListEntry(
        url: url, name: name,
        content: .picture(try PictureFacts(contentsOf: url), boxes: BoxCount()))
    }
    play(.listed(entries))
  }

  /// Writes a picture whose columns have the colors 0x000000, 0x010000, ...
  private static func write(_ name: String, in folder: TemporaryFolder) throws -> URL {
    let (width, height) = name.hasPrefix("small") ? (20, 10) : (200, 100)
    let url = folder.file(name)
    let bytes = try PNGCodec.encode(
      width: width, height: height, palette: (0..<200).map { $0 << 16 },
      pixels: (0..<(width * height)).map { UInt8($0 % width) })
    try Data(bytes).write(to: url)
    return url
  }

  var picture: PictureState { state.picture! }
  var canvas: Canvas { state.canvas! }

  mutating func play(_ action: Action) { jobs += state.update(action) }

  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  mutating func press(_ keys: Key...) {
    for key in keys { play(.terminal(.key(key))) }
  }

  /// The picture of the last request.
  var asked: (url: URL, id: Int)? {
    for case .picture(.open(let url, let id)) in jobs.reversed() { return (url, id) }
    return nil
  }

  /// Reports the picture of the last request as opened.
  mutating func open(_ annotations: [Annotation] = []) throws {
    guard let (url, id) = asked else { return }
    play(.picture(.opened(id: id, try Self.load(url), annotations: annotations, warnings: [])))
    play(.job(.finished(.opening)))
  }

  static func load(_ url: URL) throws -> LoadedPicture {
    let pyramid = try PicturePyramid.load(url)!
    return LoadedPicture(
      url: url, facts: try PictureFacts(contentsOf: url), pyramid: pyramid,
      colors: PictureColors(sample: [0]))
  }

  func screen(_ colors: ColorClass = .direct) -> CellGrid {
    ScreenView(state, colorClass: colors).draw()
  }
}
