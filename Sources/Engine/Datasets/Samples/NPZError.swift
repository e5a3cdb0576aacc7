import Foundations

/// Why a `.npz` file does not give a training image.
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
    case .notAnArchive: "is not a .npz file (no ZIP directory at its end); it may be cut short"
    case .damaged(let what): "is a damaged .npz file (\(what))"
    case .noArray(let names):
      "holds no array `spectrogram`"
        + (names.isEmpty ? "" : ", only \(VisibleText.of(names.joined(separator: ", ")))")
    case .unsupportedCompression(let method):
      "is compressed by ZIP method \(method); numpy writes 0 (savez) or 8 (savez_compressed)"
    case .wrongSize(let bytes):
      "holds a `spectrogram` of \(bytes) bytes, which is not a uint8 array of (1024, 1024)"
    case .wrongArray(let header):
      "holds a `spectrogram` that is \(VisibleText.of(header)), "
        + "it must be uint8, C order, (1024, 1024)"
    }
  }
}
