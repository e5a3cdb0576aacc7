/// The share of samples that each side of a split should get.
package struct SplitRatios: Sendable, Hashable {
  /// Shares may differ from a sum of 1 by this much, since thirds have no exact decimal text.
  private static let tolerance = 0.001

  /// The share of `train`, 0...1.
  package let train: Double
  /// The share of `val`, 0...1.
  package let val: Double
  /// The share of `test`, 0...1.
  package let test: Double

  /// Seven tenths for training, two to choose a model, one to test it.
  package static let standard = SplitRatios(valid: 0.7, 0.2, 0.1)

  /// Shares that add up to 1; throws `SplitError.badRatios` otherwise.
  package init(train: Double, val: Double, test: Double) throws(SplitError) {
    let shares = [train, val, test]
    guard shares.allSatisfy({ (0...1).contains($0) }),
      abs(train + val + test - 1) <= Self.tolerance
    else { throw .badRatios(shares.map(\.description).joined(separator: ",")) }
    self.init(valid: train, val, test)
  }

  private init(valid train: Double, _ val: Double, _ test: Double) {
    (self.train, self.val, self.test) = (train, val, test)
  }

  /// Parses `0.7,0.2,0.1` or `0.8,0.2`, in the order train, val, test; throws
  /// `SplitError.badRatios`.
  package init(_ text: String) throws(SplitError) {
    let words = text.split(separator: ",", omittingEmptySubsequences: false)
    let shares = words.compactMap { Double(String($0).filter { $0 != " " }) }
    guard shares.count == words.count, (1...3).contains(shares.count) else {
      throw .badRatios(text)
    }
    let padded = shares + [0, 0]
    do {
      try self.init(train: padded[0], val: padded[1], test: padded[2])
    } catch {
      throw .badRatios(text)
    }
  }

  /// The share of `split`.
  package subscript(split: Split) -> Double {
    switch split {
    case .train: train
    case .val: val
    case .test: test
    }
  }

  /// The sides that get samples.
  package var sides: [Split] { Split.allCases.filter { self[$0] > 0 } }
}

extension SplitRatios: CustomStringConvertible {
  /// `0.7,0.2,0.1`.
  package var description: String { "\(train),\(val),\(test)" }
}

extension SplitRatios: Codable {
  private enum Key: String, CodingKey { case train, val, test }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    try self.init(
      train: container.decode(Double.self, forKey: .train),
      val: container.decode(Double.self, forKey: .val),
      test: container.decode(Double.self, forKey: .test))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(train, forKey: .train)
    try container.encode(val, forKey: .val)
    try container.encode(test, forKey: .test)
  }
}
