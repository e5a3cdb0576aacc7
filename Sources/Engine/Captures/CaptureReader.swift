import FoundationEssentials
import Glibc

/// Reads the samples of a capture file.
///
/// `pread` rather than a mapping: a recorder or a user may cut the file at any time, which a read
/// reports and a mapping answers with SIGBUS.
public final class CaptureReader: IQSource {
  public let capture: Capture
  private let file: OpenFile

  /// Opens the file of `capture`.
  public init(_ capture: Capture) throws(FileError) {
    self.capture = capture
    file = try OpenFile(capture.url.path, flags: O_RDONLY)
  }

  public var sampleCount: Int { capture.sampleCount }

  public func read(_ range: Range<Int>, into destination: UnsafeMutableBufferPointer<Float>) throws
  {
    precondition(range.lowerBound >= 0 && destination.count >= 2 * range.count)
    let width = capture.sampleFormat.bytesPerSample
    let bytes = UnsafeMutableRawBufferPointer(
      start: destination.baseAddress, count: range.count * width)
    let read = try file.read(at: capture.headerBytes + range.lowerBound * width, into: bytes)
    guard read == bytes.count else {
      throw CaptureError.cutWhileReading(
        path: file.path, sample: range.lowerBound + read / width + 1)
    }
  }
}
