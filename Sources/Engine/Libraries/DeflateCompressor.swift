import CDeflate

/// Owns a libdeflate compressor. Creating one takes longer than compressing a small input.
package struct DeflateCompressor: ~Copyable {
  private let compressor: OpaquePointer

  /// Creates a compressor of `level` 1 (fast) to 12 (small).
  package init(level: Int32) {
    guard let compressor = libdeflate_alloc_compressor(level) else {
      preconditionFailure("libdeflate has levels 0 to 12, not \(level)")
    }
    self.compressor = compressor
  }

  deinit { libdeflate_free_compressor(compressor) }

  /// The maximum compressed size of `count` bytes.
  package func bound(_ count: Int) -> Int { libdeflate_deflate_compress_bound(compressor, count) }

  /// Compresses `bytes` into the start of `stream`, which must have room for `bound` bytes; returns
  /// the compressed size.
  package func compress(_ bytes: [UInt8], into stream: UnsafeMutableBufferPointer<UInt8>) -> Int {
    bytes.withUnsafeBytes {
      libdeflate_deflate_compress(
        compressor, $0.baseAddress, $0.count, stream.baseAddress, stream.count)
    }
  }
}
