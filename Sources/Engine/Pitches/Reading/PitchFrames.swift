import FoundationEssentials

/// The frames of a video, decoded one at a time. The caller of this module provides it, because decoding needs a process
/// of its own.
package protocol PitchFrames: AnyObject {
  /// The number of frames.
  var count: Int { get }
  /// The number of pixels per row, and the number of rows.
  var width: Int { get }
  var height: Int { get }

  /// Decodes the frame `row`, 0 or more and less than `count`. Throws an error whose description names the file and the
  /// frame.
  func pixels(_ row: Int) throws -> FramePixels
}

/// Opens the video at a URL. Throws an error whose description names the file.
package typealias PitchVideoOpener = (URL) throws -> any PitchFrames
