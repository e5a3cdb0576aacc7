import Foundations

/// The 512-byte header of an RFCAP (`docs/formats/rfcap.md`), unchecked.
package struct RFCAPHeader: Sendable, Equatable {
  /// The size of the header in bytes.
  package static let size = 512
  /// `G20\0`.
  package static let magic: [UInt8] = [0x47, 0x32, 0x30, 0x00]
  /// The only supported version.
  package static let version: UInt32 = 1

  /// Samples per second.
  package var sampleRate: Double
  /// Center of the band in RF Hz.
  package var centerFrequency: Double
  /// Bandwidth in Hz.
  package var bandwidth: Double
  /// Number of samples, which may be wrong.
  package var sampleCount: UInt64
  /// Start time in seconds since 1970.
  package var startTime: Double
  /// Signal name, at most 32 bytes of UTF-8.
  package var signalName: String
  /// Latitude in degrees.
  package var latitude: Double
  /// Longitude in degrees.
  package var longitude: Double

  /// Makes a header from its fields.
  package init(
    sampleRate: Double, centerFrequency: Double, bandwidth: Double, sampleCount: UInt64,
    startTime: Double, signalName: String, latitude: Double, longitude: Double
  ) {
    self.sampleRate = sampleRate
    self.centerFrequency = centerFrequency
    self.bandwidth = bandwidth
    self.sampleCount = sampleCount
    self.startTime = startTime
    self.signalName = signalName
    self.latitude = latitude
    self.longitude = longitude
  }

  /// Parses `bytes`. Throws `CaptureError` if there are too few, or if the magic or the version is
  /// wrong.
  package init(bytes: [UInt8], path: String) throws(CaptureError) {
    guard bytes.count >= Self.size else {
      throw .tooShortForHeader(path: path, bytes: bytes.count)
    }
    let fields = LittleEndianBytes(bytes)
    guard Array(bytes[0..<4]) == Self.magic else {
      throw .wrongMagic(path: path, found: Array(bytes[0..<4]))
    }
    let version = fields.uint32(at: 4)
    guard version == Self.version else { throw .unknownVersion(path: path, found: version) }
    self.init(
      sampleRate: fields.double(at: 8), centerFrequency: fields.double(at: 16),
      bandwidth: fields.double(at: 24), sampleCount: fields.uint64(at: 32),
      startTime: fields.double(at: 40), signalName: fields.text(at: 48, size: 32),
      latitude: fields.double(at: 80), longitude: fields.double(at: 88))
  }

  /// The header as bytes of a file.
  package var bytes: [UInt8] {
    var bytes = Self.magic
    bytes.append(littleEndian: Self.version)
    for field in [sampleRate, centerFrequency, bandwidth] {
      bytes.append(littleEndian: field.bitPattern)
    }
    bytes.append(littleEndian: sampleCount)
    bytes.append(littleEndian: startTime.bitPattern)
    let name = Array(signalName.utf8.prefix(32))
    bytes += name + [UInt8](repeating: 0, count: 32 - name.count)
    bytes.append(littleEndian: latitude.bitPattern)
    bytes.append(littleEndian: longitude.bitPattern)
    return bytes + [UInt8](repeating: 0, count: Self.size - bytes.count)
  }
}
