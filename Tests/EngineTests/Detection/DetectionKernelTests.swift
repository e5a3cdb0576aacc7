import TestSupport
import Testing

@testable import Libraries

@Suite("The kernels of the detector")
struct DetectionKernelTests {
  private static let count = 256

  private func values(_ count: Int, seed: UInt64) -> [Float] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in Float.random(in: 0...8, using: &random) }
  }

  private func isClose(_ first: [Float], _ second: [Float]) -> Bool {
    first.count == second.count
      && zip(first, second).allSatisfy { abs($0 - $1) <= 1e-5 * max(1, abs($1)) }
  }

  @Test("compute the same as plain loops", arguments: SpectrogramKernels.Level.allCases)
  func sums(_ level: SpectrogramKernels.Level) {
    let kernels = SpectrogramKernels(upTo: level)
    let (a, b, c) = (
      values(Self.count, seed: 1), values(Self.count, seed: 2), values(Self.count, seed: 3)
    )
    var powers = [Float](repeating: -1, count: Self.count / 2)
    kernels.powers(of: a, count: powers.count, into: &powers)
    #expect(
      isClose(powers, powers.indices.map { a[2 * $0] * a[2 * $0] + a[2 * $0 + 1] * a[2 * $0 + 1] }))
    var eights = [Float](repeating: -1, count: Self.count / 8)
    kernels.eights(of: a, count: Self.count, into: &eights)
    #expect(isClose(eights, eights.indices.map { a[8 * $0..<8 * $0 + 8].reduce(0, +) }))
    // Numbers of values that are no multiple of a vector.
    for count in [0, 1, 15, 17, 100, 254] {
      var sums = b
      kernels.add(a, times: 0.5, count: count, to: &sums)
      #expect(isClose(sums, b.indices.map { $0 < count ? b[$0] + a[$0] / 2 : b[$0] }))
      var blend = [Float](repeating: -1, count: Self.count)
      kernels.blend(a, b, c, shares: (0.5, 2, 0.25), times: b, count: count, into: &blend)
      #expect(
        isClose(
          blend,
          b.indices.map { $0 < count ? (a[$0] / 2 + 2 * b[$0] + c[$0] / 4) * b[$0] : -1 }))
      var triples = [Float](repeating: -1, count: Self.count)
      var marks = [UInt8](repeating: 7, count: Self.count / 16)
      kernels.triples(of: a, above: 20, count: count, into: &triples, marks: &marks)
      #expect(isClose(triples, a.indices.map { $0 < count ? a[$0] + a[$0 + 1] + a[$0 + 2] : -1 }))
      for (place, mark) in marks.enumerated() {
        let part = triples[16 * place..<16 * place + 16]
        let isAbove = part.contains { $0 > 20 }
        let expected: UInt8 = 16 * place >= count ? 7 : 16 * place + 16 > count || isAbove ? 1 : 0
        #expect(mark == expected)
      }
    }
  }

  @Test("find the value at a place in order", arguments: SpectrogramKernels.Level.allCases)
  func ranked(_ level: SpectrogramKernels.Level) {
    let (rows, columns) = (21, 32)
    let table = values(rows * columns, seed: 4)
    for rank in [0, 5, 20] {
      var results = [Float](repeating: -1, count: columns)
      SpectrogramKernels(upTo: level)
        .ranked(table, rows: rows, count: columns, rank: rank, into: &results)
      for column in 0..<columns {
        let exact = (0..<rows).map { table[$0 * columns + column] }.sorted()[rank]
        #expect(results[column] <= exact && results[column] >= 0.998 * exact)
      }
    }
  }
}
