import CCompressors
import Datasets
import Foundation

/// The contents of an archive that the engine wrote: the stream and the uncompressed bytes.
struct NPZContent {
  let stream: ArraySlice<UInt8>
  let array: [UInt8]

  /// Parses `npz`, which has one entry whose local header gives the sizes.
  init(_ npz: Data) throws {
    let bytes = [UInt8](npz)
    func number(at offset: Int, bytes count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
    let start = 30 + number(at: 26, bytes: 2) + number(at: 28, bytes: 2)
    stream = bytes[start..<(start + number(at: 18, bytes: 4))]
    array = try Self.inflated(Array(stream), size: number(at: 22, bytes: 4))
  }

  private static func inflated(_ stream: [UInt8], size: Int) throws -> [UInt8] {
    let decompressor = libdeflate_alloc_decompressor()
    defer { libdeflate_free_decompressor(decompressor) }
    var array = [UInt8](repeating: 0, count: size)
    let result = libdeflate_deflate_decompress(
      decompressor, stream, stream.count, &array, size, nil)
    guard result == LIBDEFLATE_SUCCESS else { throw BenchError.notCompressed(with: "NPZ.encode") }
    return array
  }
}
