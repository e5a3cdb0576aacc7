import FoundationEssentials
import Glibc

/// Opens RFCAP files: header checks as `spec/rfcap.md` asks, sizes by the file's length.
public enum RFCAPFile {
  /// The capture at `url`; throws `CaptureError` naming the file, the field and the value.
  public static func open(_ url: URL) throws(CaptureError) -> Capture {
    let (bytes, fileSize) = try start(of: url.path)
    let header = try RFCAPHeader(bytes: bytes, path: url.path)
    return try capture(url: url, header: header, fileSize: fileSize)
  }

  /// The bytes of the header, or fewer, and the file's size.
  private static func start(of path: String) throws(CaptureError) -> (bytes: [UInt8], size: Int) {
    do throws(FileError) {
      // Without O_NONBLOCK, opening a pipe would wait for a writer.
      let file = try OpenFile(path, flags: O_RDONLY | O_NONBLOCK)
      let size = try file.regularFileSize
      return (Array(try file.bytes(at: 0, count: RFCAPHeader.size)), size)
    } catch {
      throw .file(error)
    }
  }

  /// What `header` and a file of `fileSize` bytes amount to.
  static func capture(
    url: URL, header: RFCAPHeader, fileSize: Int
  ) throws(CaptureError) -> Capture {
    let path = url.path
    guard header.sampleRate.isFinite, header.sampleRate > 0 else {
      throw .badSampleRate(path: path, found: header.sampleRate)
    }
    guard (header.centerFrequency.magnitude + header.sampleRate / 2).isFinite else {
      throw .badCenterFrequency(path: path, found: header.centerFrequency)
    }
    let format = SampleFormat.cf32LE
    let (sampleCount, trailingBytes) = (fileSize - RFCAPHeader.size)
      .quotientAndRemainder(dividingBy: format.bytesPerSample)
    guard sampleCount >= 1 else { throw .noSamples(path: path) }
    return Capture(
      url: url, container: .rfcap, sampleFormat: format, headerBytes: RFCAPHeader.size,
      trailingBytes: trailingBytes, sampleCount: sampleCount, sampleRate: header.sampleRate,
      centerFrequency: header.centerFrequency, bandwidth: header.bandwidth,
      startTime: header.startTime, signalName: header.signalName, latitude: header.latitude,
      longitude: header.longitude,
      warnings: warnings(header: header, sampleCount: sampleCount, trailingBytes: trailingBytes))
  }

  private static func warnings(
    header: RFCAPHeader, sampleCount: Int, trailingBytes: Int
  ) -> [String] {
    var warnings: [String] = []
    if header.sampleCount > UInt64(sampleCount) {
      warnings.append(
        "The header announces \(header.sampleCount) samples, the file holds \(sampleCount): "
          + "the capture was cut short; what is there is read.")
    } else if header.sampleCount < UInt64(sampleCount) {
      warnings.append(
        "The header announces \(header.sampleCount) samples, the file holds \(sampleCount): "
          + "the file's length counts; a recorder may still be writing.")
    }
    if trailingBytes > 0 {
      warnings.append(
        "The file ends with \(trailingBytes) bytes of a partial sample, which are ignored.")
    }
    if !header.bandwidth.isFinite || header.bandwidth < 0 || header.bandwidth > header.sampleRate {
      warnings.append(
        "The header's bandwidth is \(header.bandwidth) Hz; what is shown is the center frequency "
          + "± half the sample rate.")
    }
    return warnings
  }
}
