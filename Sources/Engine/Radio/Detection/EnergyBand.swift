/// The band that holds most of the energy of a spectrum.
struct EnergyBand {
  /// The share of the energy outside of the band.
  private static let outside = 0.05
  /// The same without the carrier of a keyed signal, whose side bands have first zeros beyond these edges.
  private static let outsideWithoutCarrier = 0.12
  /// The width in bins from which a carrier can be told from its side bands.
  private static let narrowestKeyed = 6.0
  /// The square of the width in bins that the analysis window adds.
  private static let smear = 2.5
  /// The narrowest band in bins: that of a carrier.
  private static let narrowest = 2.0

  /// The edges in bins.
  private(set) var edges: ClosedRange<Double>
  /// Whether the energy is that of a carrier with side bands.
  private(set) var hasCarrier = false

  /// The band of `energies`, one per bin.
  init(_ energies: [Float]) {
    var edges = Self.edges(of: energies, outside: Self.outside)
    if edges.upperBound - edges.lowerBound > Self.narrowestKeyed,
      let rest = Self.withoutCarrier(energies, edges: edges)
    {
      edges = Self.edges(of: rest, outside: Self.outsideWithoutCarrier)
      hasCarrier = true
    }
    let width = edges.upperBound - edges.lowerBound
    let own = max(Self.narrowest, max(width * width - Self.smear, 0).squareRoot())
    let middle = (edges.upperBound + edges.lowerBound) / 2
    self.edges = middle - own / 2...middle + own / 2
  }

  /// The width in bins.
  var width: Double { edges.upperBound - edges.lowerBound }

  /// The band `count` bins higher.
  func moved(by count: Int) -> EnergyBand {
    var copy = self
    copy.edges = edges.lowerBound + Double(count)...edges.upperBound + Double(count)
    return copy
  }

  /// All bins that the band touches, of `count` bins.
  func bins(of count: Int) -> Range<Int> {
    let lower = max(0, min(count - 1, Int(edges.lowerBound.rounded(.down))))
    return lower..<max(lower + 1, min(count, Int(edges.upperBound.rounded(.up))))
  }

  /// Interpolated edges with half of the share `outside` of the energy on either side.
  private static func edges(of energies: [Float], outside: Double) -> ClosedRange<Double> {
    let total = energies.reduce(0.0) { $0 + Double($1) }
    guard total > 0 else { return 0...Double(energies.count) }
    func place(_ target: Double) -> Double {
      var sum = 0.0
      for (bin, energy) in energies.enumerated() where energy > 0 {
        if sum + Double(energy) >= target { return Double(bin) + (target - sum) / Double(energy) }
        sum += Double(energy)
      }
      return Double(energies.count)
    }
    let lower = place(total * outside / 2)
    return lower...max(lower, place(total * (1 - outside / 2)))
  }

  /// `energies` without the three strongest bins, if these are a carrier in the middle of side bands.
  private static func withoutCarrier(_ energies: [Float], edges: ClosedRange<Double>) -> [Float]? {
    guard let peak = energies.indices.max(by: { energies[$0] < energies[$1] }) else { return nil }
    let carrier = max(0, peak - 1)..<min(energies.count, peak + 2)
    let total = energies.reduce(0, +)
    let own = energies[carrier].reduce(0, +)
    let middle = (edges.lowerBound + edges.upperBound) / 2
    let reach = 0.25 * (edges.upperBound - edges.lowerBound) + 1
    guard own > 0.3 * total, own < 0.9 * total, (middle - Double(peak) - 0.5).magnitude < reach
    else { return nil }
    let sides =
      energies[max(0, carrier.lowerBound - 1)..<carrier.lowerBound]
      + energies[carrier.upperBound..<min(energies.count, carrier.upperBound + 1)]
    let mean = sides.isEmpty ? 0 : sides.reduce(0, +) / Float(sides.count)
    var rest = energies
    for bin in carrier { rest[bin] = min(rest[bin], mean) }
    return rest
  }
}
