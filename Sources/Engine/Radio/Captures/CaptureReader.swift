import FoundationEssentials
import Foundations
import Glibc

/// Reads the samples of a capture file.
///
/// It uses `pread` instead of mapping the file: another program may truncate the file at any time,
/// which a read reports as an error, but a mapping answers with SIGBUS.
package final class CaptureReader: IQSource {
  /// The capture that is read.
  package let capture: Capture
  private let file: OpenFile

  /// Bytes converted at a time, few enough for the processor's cache.
  private static let pieceBytes = 1 << 16

  /// Opens the file of `capture`.
  package init(_ capture: Capture) throws(FileError) {
    self.capture = capture
    file = try OpenFile(capture.url.path, flags: O_RDONLY)
  }

  package var sampleCount: Int { capture.sampleCount }

  /// Whether the file has grown since the capture was opened.
  package var fileHasGrown: Bool { ((try? file.size) ?? 0) > capture.facts.layout.fileSize }

  package func read(_ range: Range<Int>, into destination: UnsafeMutableBufferPointer<Float>) throws
  {
    precondition(range.lowerBound >= 0 && destination.count >= 2 * range.count)
    guard !range.isEmpty, let samples = destination.baseAddress else { return }
    let layout = capture.facts.layout
    let needsNoConversion = layout.format == .cf32LE && layout.channelCount == 1
    var done = 0
    for piece in layout.pieces(of: range) {
      let target = samples + 2 * done
      let read =
        needsNoConversion
        ? try copy(piece, to: target) : try convert(piece, to: target)
      done += read
      guard read == piece.count else {
        throw CaptureError.cutWhileReading(path: file.path, sample: range.lowerBound + done + 1)
      }
    }
  }

  /// Reads samples that need no conversion; returns the number of samples read.
  private func copy(
    _ piece: (count: Int, offset: Int), to samples: UnsafeMutablePointer<Float>
  ) throws(FileError) -> Int {
    let width = SampleFormat.cf32LE.bytesPerSample
    let bytes = UnsafeMutableRawBufferPointer(start: samples, count: piece.count * width)
    return try file.read(at: piece.offset, into: bytes) / width
  }

  /// Reads and converts samples of the capture's channel; returns the number of samples read.
  private func convert(
    _ piece: (count: Int, offset: Int), to samples: UnsafeMutablePointer<Float>
  ) throws(FileError) -> Int {
    let layout = capture.facts.layout
    let width = layout.frameBytes
    let atOnce = max(1, Self.pieceBytes / width)
    let bytes = UnsafeMutableRawBufferPointer.allocate(
      byteCount: min(piece.count, atOnce) * width, alignment: 16)
    defer { bytes.deallocate() }
    var done = 0
    while done < piece.count {
      let wanted = min(piece.count - done, atOnce)
      let part = UnsafeMutableRawBufferPointer(rebasing: bytes[..<(wanted * width)])
      let read = try file.read(at: piece.offset + done * width, into: part) / width
      if let first = part.baseAddress {
        layout.format.convert(
          first + layout.channel * layout.format.bytesPerSample, stride: width, count: read,
          into: samples + 2 * done)
      }
      done += read
      if read < wanted { break }
    }
    return done
  }
}
