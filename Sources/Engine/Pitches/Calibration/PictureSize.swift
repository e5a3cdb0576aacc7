import FoundationEssentials
import Imaging

/// The size of the pictures of a camera in pixels.
package struct PictureSize: Sendable, Hashable {
  package var width: Int
  package var height: Int

  /// A size of `width` by `height` pixels.
  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// The sizes of the pictures in `pitch`: of its videos, or, where a video cannot be opened, of a key frame.
  package static func sizes(of pitch: Pitch, open: PitchVideoOpener) -> [PitchCamera: PictureSize] {
    var sizes: [PitchCamera: PictureSize] = [:]
    for camera in PitchCamera.allCases {
      let recording = pitch[camera]
      if let frames = recording.video.flatMap({ try? open($0) }) {
        sizes[camera] = PictureSize(width: frames.width, height: frames.height)
      } else {
        sizes[camera] = recording.keyFrames.lazy.compactMap {
          try? PictureFacts(contentsOf: $0.url)
        }
        .first.map { PictureSize(width: $0.width, height: $0.height) }
      }
    }
    return sizes
  }
}
