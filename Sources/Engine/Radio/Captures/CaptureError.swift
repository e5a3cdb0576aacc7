import Foundations

/// Why a capture cannot be read.
package enum CaptureError: Error, Equatable {
  /// The file cannot be opened or read.
  case file(FileError)
  case unknownFormat(path: String)
  case tooShortForHeader(path: String, bytes: Int)
  case wrongMagic(path: String, found: [UInt8])
  case unknownVersion(path: String, found: UInt32)
  case badSampleRate(path: String, found: Double)
  case badCenterFrequency(path: String, found: Double)
  case noSamples(path: String)
  /// The sample rate is unknown.
  case missingSampleRate(path: String)
  case noChannel(path: String, asked: Int, count: Int)
  /// The SigMF metadata is invalid.
  case metadata(SigMFError)
  case cutWhileReading(path: String, sample: Int)
  /// The rate, frequency or format differ from those when the capture was opened.
  case changedWhileOpen(path: String)
}

extension CaptureError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .file(let error):
      error.description
    case .unknownFormat(let path):
      "\(VisibleText.of(path)): has no file extension of a capture (such as .rfcap, .sigmf-meta, .cf32); "
        + "for raw IQ give --format, such as ci16_le"
    case .tooShortForHeader(let path, let bytes):
      "\(VisibleText.of(path)): holds \(bytes) bytes, but an RFCAP header has 512; the file is truncated"
    case .wrongMagic(let path, let found):
      "\(VisibleText.of(path)): magic is \(Self.hexadecimal(found)), but an RFCAP starts with 47 32 30 00 (G20)"
    case .unknownVersion(let path, let found):
      "\(VisibleText.of(path)): version is \(found), but only version 1 is supported"
    case .badSampleRate(let path, let found):
      "\(VisibleText.of(path)): sample rate is \(found), but must be finite and above 0 Hz"
    case .badCenterFrequency(let path, let found):
      "\(VisibleText.of(path)): center frequency is \(found), but must be finite"
    case .noSamples(let path):
      "\(VisibleText.of(path)): holds no sample; it is empty or truncated"
    case .missingSampleRate(let path):
      "\(VisibleText.of(path)): sample rate unknown; give --rate HZ"
    case .noChannel(let path, let asked, let count):
      "\(VisibleText.of(path)): channel is \(asked), but there "
        + (count == 1 ? "is only channel 1" : "are channels 1 to \(count)")
    case .metadata(let error):
      error.description
    case .changedWhileOpen(let path):
      "\(VisibleText.of(path)): its metadata has changed; close it and open it again"
    case .cutWhileReading(let path, let sample):
      "\(VisibleText.of(path)): ends before sample \(sample); it was truncated while open; open it again"
    }
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return digits.count == 1 ? "0" + digits : digits
    }.joined(separator: " ")
  }
}
