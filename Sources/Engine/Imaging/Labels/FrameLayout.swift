import Foundations
import Labels

/// The video frames of a recording as one document: each row of frames is a layer, and the frames of the cameras lie
/// side by side, with their lower edges at 0.
package struct FrameLayout: Sendable {
  /// A camera of the recording.
  package struct Camera: Sendable, Hashable {
    /// The name in paths, such as `left`.
    package let name: String
    /// The width of its frames in pixels.
    package let width: Int
    /// The height of its frames in pixels.
    package let height: Int
    /// The pixel column of the document at which its frames start.
    package let left: Int

    /// The pixel columns of its frames in the document.
    package var columns: Range<Int> { left..<(left + width) }
  }

  /// A frame of a camera.
  package struct Place: Sendable, Hashable {
    /// The index of the camera.
    package var camera: Int
    /// The row of the frame in the video, from 0.
    package var row: Int

    package init(camera: Int, row: Int) {
      self.camera = camera
      self.row = row
    }
  }

  /// Pixel columns between two cameras.
  package static let gap = 8

  /// The cameras from left to right, at least one.
  package let cameras: [Camera]
  /// The number of rows of frames.
  package let rowCount: Int
  /// The facts that a label file states about a frame, besides its size.
  private let facts: @Sendable (Place) -> JSONObject

  /// A layout of `cameras` with their names and sizes in pixels, in `rowCount` rows. `facts` are those that a label
  /// file states about a frame.
  package init(
    cameras: [(name: String, width: Int, height: Int)], rowCount: Int,
    facts: @escaping @Sendable (Place) -> JSONObject = { _ in JSONObject() }
  ) {
    precondition(!cameras.isEmpty)
    var left = 0
    self.cameras = cameras.map { camera in
      defer { left += camera.width + Self.gap }
      return Camera(name: camera.name, width: camera.width, height: camera.height, left: left)
    }
    self.rowCount = rowCount
    self.facts = facts
  }

  /// The part of the document that shows the frames in `row` of all cameras, or only of `camera`.
  package func extent(row: Int, camera index: Int? = nil) -> Box {
    if let index {
      let camera = cameras[index]
      return Box(x: camera.columns, y: 0...Double(camera.height), layer: row)
    }
    let height = cameras.map(\.height).max() ?? 1
    return Box(
      x: 0..<(cameras.last?.columns.upperBound ?? 1), y: 0...Double(height), layer: row)
  }

  /// The frame that `box` lies on: of two cameras, the one nearer to its middle.
  package func place(of box: Box) -> Place {
    let middle = box.x.lowerBound + box.x.count / 2
    let index = cameras.lastIndex { $0.left - Self.gap / 2 <= middle } ?? 0
    return Place(camera: index, row: box.layer)
  }

  /// The name of the picture of a frame in a label file, such as `frames/left/frame_00012.png`.
  package func imageName(_ place: Place) -> String {
    let digits = String(place.row)
    let zeros = String(repeating: "0", count: max(0, 5 - digits.count))
    return "frames/\(cameras[place.camera].name)/frame_\(zeros)\(digits).png"
  }

  /// The frame whose picture is named `name`; nil if it is not named like one of this recording.
  package func place(ofImage name: String) -> Place? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, let index = cameras.firstIndex(where: { $0.name == parts[1] }),
      let row = Int(parts[2].drop { !$0.isNumber }.prefix { $0.isNumber }), row < rowCount
    else { return nil }
    let place = Place(camera: index, row: row)
    return imageName(place) == name ? place : nil
  }

  /// The element of `images` for a frame, without its id.
  func element(_ place: Place) -> JSONObject {
    let camera = cameras[place.camera]
    var object: JSONObject = [
      "file_name": .string(imageName(place)), "width": .integer(camera.width),
      "height": .integer(camera.height),
    ]
    for member in facts(place).members { object[member.name] = member.value }
    return object
  }
}
