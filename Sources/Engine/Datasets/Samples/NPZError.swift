import Foundations

/// Why a `.npz` file contains no training image.
package enum NPZError: Error, Equatable {
  case notAnArchive
  case damaged(String)
  case noArray(names: [String])
  case unsupportedCompression(UInt16)
  case wrongSize(bytes: Int)
  case wrongArray(header: String)
}

extension NPZError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notAnArchive: "is not a .npz file (no ZIP directory at its end); it may be truncated"
    case .damaged(let what): "is a damaged .npz file (\(what))"
    case .noArray(let names):
      "contains no array `spectrogram`"
        + (names.isEmpty ? "" : ", only \(VisibleText.of(names.joined(separator: ", ")))")
    case .unsupportedCompression(let method):
      "uses ZIP method \(method), but numpy writes 0 (savez) or 8 (savez_compressed)"
    case .wrongSize(let bytes):
      "contains a `spectrogram` of \(bytes) bytes, which is not a uint8 array of (1024, 1024)"
    case .wrongArray(let header):
      "contains a `spectrogram` that is \(VisibleText.of(header)), "
        + "but must be uint8, C order, (1024, 1024)"
    }
  }
}
