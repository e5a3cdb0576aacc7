import CDeflate

/// Owner of a libdeflate compressor, which takes longer to make than it takes to compress a little.
package struct DeflateCompressor: ~Copyable {
  private let compressor: OpaquePointer

  /// A compressor of `level` 1 (fast) to 12 (small).
  package init(level: Int32) {
    guard let compressor = libdeflate_alloc_compressor(level) else {
      preconditionFailure("libdeflate knows levels 0 to 12, not \(level)")
    }
    self.compressor = compressor
  }

  deinit { libdeflate_free_compressor(compressor) }

  /// The most bytes that `count` bytes become.
  package func bound(_ count: Int) -> Int { libdeflate_deflate_compress_bound(compressor, count) }

  /// Compresses `bytes` into the beginning of `stream`, which has room for the `bound` of them; returns how many
  /// bytes they became.
  package func compress(_ bytes: [UInt8], into stream: UnsafeMutableBufferPointer<UInt8>) -> Int {
    bytes.withUnsafeBytes {
      libdeflate_deflate_compress(
        compressor, $0.baseAddress, $0.count, stream.baseAddress, stream.count)
    }
  }
}
