import FoundationEssentials
import Imaging

/// A video that a process of its own decodes.
package final class RecordedVideo: PitchFrames {
  private let source: VideoSource

  /// Opens the video at `url`, which `program` decodes. Throws `VideoError`.
  package static func open(_ url: URL, with program: DecoderProgram) throws -> RecordedVideo {
    guard let source = try VideoSource.open(url, with: program) else { throw CancellationError() }
    return RecordedVideo(source)
  }

  private init(_ source: VideoSource) { self.source = source }

  package var count: Int { source.facts.frameCount }
  package var width: Int { source.facts.width }
  package var height: Int { source.facts.height }

  package func pixels(_ row: Int) throws -> FramePixels {
    guard let rgb = try source.pixels(row) else { throw CancellationError() }
    return FramePixels(width: width, height: height, rgb: rgb)
  }
}
