import Foundation
import Radio

/// An RFCAP whose fields tests can set.
struct TestCapture {
  var header = RFCAPHeader(
    sampleRate: 1e6, centerFrequency: 100e6, bandwidth: 8e5, sampleCount: 8192,
    startTime: 1_794_744_000, signalName: "TEST", latitude: 1.5, longitude: -2.5)
  /// Interleaved I, Q.
  var iq = (0..<2 * 8192).map { Float($0 % 17) / 64 }
  /// Changes the bytes of the file at the end.
  var damage: @Sendable (inout Data) -> Void = { _ in }

  @discardableResult
  func write(to url: URL) throws -> String {
    var data = Data(header.bytes)
    for value in iq {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
    }
    damage(&data)
    try data.write(to: url)
    return url.path
  }
}
