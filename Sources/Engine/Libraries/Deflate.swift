import CDeflate

/// Raw DEFLATE streams and CRC-32, by libdeflate. The same input gives the same bytes.
package enum Deflate {
  /// Compresses `bytes`; `level` is 1 (fast) to 12 (small).
  package static func compress(_ bytes: [UInt8], level: Int32) -> [UInt8] {
    let compressor = DeflateCompressor(level: level)
    let bound = compressor.bound(bytes.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { stream, count in
      count = compressor.compress(bytes, into: stream)
    }
  }

  /// Decompresses a raw stream of exactly `size` bytes; nil if it is damaged or has another size.
  package static func decompress(_ bytes: some Sequence<UInt8>, size: Int) -> [UInt8]? {
    DeflateDecompressor().decompress(Array(bytes), size: size)
  }

  /// Decompresses the zlib stream in `bytes`, which must fill `content` exactly; false when it does not.
  package static func decompressZlib(
    _ bytes: UnsafeRawBufferPointer, into content: UnsafeMutableRawBufferPointer
  ) -> Bool {
    DeflateDecompressor().decompressZlib(bytes, into: content)
  }

  /// The CRC-32 of ZIP and PNG.
  package static func crc32(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBytes { crc32($0) }
  }

  /// The CRC-32 of ZIP and PNG of `bytes`, which follow bytes with the CRC-32 `earlier`.
  package static func crc32(_ bytes: UnsafeRawBufferPointer, after earlier: UInt32 = 0) -> UInt32 {
    libdeflate_crc32(earlier, bytes.baseAddress, bytes.count)
  }
}

/// Owns a libdeflate decompressor.
private struct DeflateDecompressor: ~Copyable {
  private let decompressor: OpaquePointer

  init() {
    guard let decompressor = libdeflate_alloc_decompressor() else {
      preconditionFailure("out of memory for a decompressor")
    }
    self.decompressor = decompressor
  }

  deinit { libdeflate_free_decompressor(decompressor) }

  func decompressZlib(
    _ bytes: UnsafeRawBufferPointer, into content: UnsafeMutableRawBufferPointer
  ) -> Bool {
    libdeflate_zlib_decompress(
      decompressor, bytes.baseAddress, bytes.count, content.baseAddress, content.count, nil)
      == LIBDEFLATE_SUCCESS
  }

  func decompress(_ bytes: [UInt8], size: Int) -> [UInt8]? {
    var isWhole = false
    let content = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      let result = bytes.withUnsafeBytes {
        libdeflate_deflate_decompress(
          decompressor, $0.baseAddress, $0.count, buffer.baseAddress, size, nil)
      }
      isWhole = result == LIBDEFLATE_SUCCESS
      count = isWhole ? size : 0
    }
    return isWhole ? content : nil
  }
}
