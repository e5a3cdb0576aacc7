import Foundation
import Glibc
import Imaging
import Libraries

/// A video whose frames libavcodec decodes and libswscale converts in this process, without anything else.
final class BareVideo {
  private let descriptor: Int32
  private let reader: VideoReader
  private let rows: UnsafeMutablePointer<UInt8>
  private let stride: Int

  init(_ url: URL) throws {
    descriptor = Glibc.open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw BenchError.system("open", path: url.path, code: errno) }
    reader = try VideoReader(
      descriptor: descriptor,
      limits: VideoReader.Limits(
        side: VideoLimits.side, pixels: VideoLimits.pixels, frames: VideoLimits.frames, threads: 2,
        cacheBytes: 0)
    ) { _ in false }
    let alignment = VideoReader.rowAlignment
    stride = (reader.facts.width * 3 + alignment - 1) / alignment * alignment
    rows = UnsafeMutableRawPointer.allocate(
      byteCount: stride * reader.facts.height + VideoReader.rowPadding, alignment: alignment
    ).assumingMemoryBound(to: UInt8.self)
  }

  deinit {
    rows.deallocate()
    close(descriptor)
  }

  /// The seconds that decoding frame `number` takes.
  func seconds(_ number: Int) throws -> Double {
    try Stopwatch.seconds {
      try reader.read(number, into: rows, stride: stride) { _ in false }
    }
  }
}
