import Libraries

/// The floor of hashing samples: SHA-256 of as many bytes, on one thread.
struct BareHash {
  /// A quarter of a megabyte, which stays in the cache.
  private static let piece = [UInt8](repeating: 0x5A, count: 1 << 18)

  /// The number of bytes to hash.
  let bytes: Int

  /// The hash of the bytes, which are the same piece again and again.
  func hexadecimal() -> String {
    let hash = SHA256()
    Self.piece.withUnsafeBytes { piece in
      for start in stride(from: 0, to: bytes, by: piece.count) {
        hash.update(UnsafeRawBufferPointer(rebasing: piece.prefix(bytes - start)))
      }
    }
    return hash.finish()
  }
}
