import Radio
import Synchronization

/// A source that counts its reads.
final class ReadCounter<Source: IQSource>: IQSource {
  private let source: Source
  private let reads = Atomic(0)

  init(_ source: Source) { self.source = source }

  var count: Int { reads.load(ordering: .relaxed) }
  var sampleCount: Int { source.sampleCount }

  func read(_ range: Range<Int>, into destination: UnsafeMutableBufferPointer<Float>) throws {
    reads.wrappingAdd(1, ordering: .relaxed)
    try source.read(range, into: destination)
  }
}
