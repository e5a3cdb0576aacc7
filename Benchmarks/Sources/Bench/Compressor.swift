import CCompressors

/// Owns a compressor and its output buffer: deflate without any container.
final class Compressor {
  enum Library: Hashable { case zlib, libdeflate }

  let library: Library
  let level: Int32
  private let input: [UInt8]
  private var output: [UInt8]
  private let handle: OpaquePointer?

  init(_ library: Library, level: Int32, input: [UInt8]) {
    self.library = library
    self.level = level
    self.input = input
    handle = library == .libdeflate ? libdeflate_alloc_compressor(level) : nil
    output = [UInt8](repeating: 0, count: 2 * input.count + 4096)
  }

  deinit { if let handle { libdeflate_free_compressor(handle) } }

  var name: String { "\(library) \(level)" }

  /// Compresses the input as a raw stream; returns its size in bytes.
  func run() throws -> Int {
    let size = library == .zlib ? zlibSize() : libdeflateSize()
    guard size > 0 else { throw BenchError.notCompressed(with: name) }
    return size
  }

  /// The raw stream.
  func compressed() throws -> ArraySlice<UInt8> {
    let size = try run()
    return output.prefix(size)
  }

  private func libdeflateSize() -> Int {
    libdeflate_deflate_compress(handle, input, input.count, &output, output.count)
  }

  private func zlibSize() -> Int {
    var stream = z_stream()
    let rawWindowBits: Int32 = -15
    let memoryLevel: Int32 = 8
    guard
      deflateInit2_(
        &stream, level, Z_DEFLATED, rawWindowBits, memoryLevel, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return 0 }
    defer { deflateEnd(&stream) }
    return input.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        return deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
      }
    }
  }
}
