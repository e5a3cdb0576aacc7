import Testing

@testable import Generation

@Suite("Dilution of precision")
struct DilutionOfPrecisionTests {
  @Test(
    "agrees with values computed by hand",
    arguments: [
      // Four directions a quarter apart: 10 / 2, no spread, divided by 1.
      ([0, 90, 180, 270], 5.0),
      // Three, a third apart: 10 / sqrt(3) / sqrt(3 / 4).
      ([10, 130, 250], 6.666_666_667),
      // Gaps of 0.6, 0.6 and 5.0832 radians: mean 2.0944, deviation 2.1134; 6.6667 * 1.30272.
      ([0, 34.377_467_707_849_4, 68.754_935_415_698_8], 8.684_809_107),
      // Gaps of 90, 90, 180 degrees: mean 120, deviation 42.426; 6.6667 * (1 + 0.3 * 0.35355).
      ([0, 90, 180], 7.373_773_448),
      // The smallest gap is 0.3 rad: 20 + 114.3 * 0.2 = 42.86; gaps 0.3, 1.2708, 1.5708, pi:
      // mean 1.5708, deviation 1.0209; 42.86 * 1.19504.
      ([0, 17.188_733_853_924_7, 90, 180], 51.220_121_376),
      // 0.1 rad: 60 + 400 * 0.05 = 80.
      ([0, 5.729_577_951_308_23, 90, 180], 96.456_991_541),
      // 0.01 rad: 100.
      ([0, 0.572_957_795_130_823, 90, 180], 121.146_003_141),
    ])
  func values(degrees: [Double], expected: Double) {
    let found = DilutionOfPrecision.value(bearings: degrees.map { $0 * .pi / 180 })
    #expect(abs(found - expected) < 1e-5, "\(found)")
    // The order, full turns and a common turn do not matter.
    let others = degrees.reversed().enumerated().map { index, value in
      (value + 77) * .pi / 180 + 2 * .pi * Double(index - 1)
    }
    #expect(abs(DilutionOfPrecision.value(bearings: others) - expected) < 1e-5)
  }

  @Test("fewer than three receivers have the worst value; no value is larger")
  func worst() {
    #expect(DilutionOfPrecision.value(bearings: [0, 1]) == 999)
    #expect(DilutionOfPrecision.value(bearings: []) == 999)
    #expect(DilutionOfPrecision.value(bearings: [0, 0, 0]) <= 999)
  }

  @Test("directions and distances on the earth")
  func earth() {
    let (milan, genoa) = (
      GeoPosition(latitude: 45.4642, longitude: 9.19),
      GeoPosition(latitude: 44.4056, longitude: 8.9463)
    )
    // From an online calculator of great circles.
    #expect(abs(milan.distance(to: genoa) - 119_300) < 300)
    #expect(abs(milan.bearing(to: genoa) * 180 / .pi + 170.7) < 0.3)
    let moved = milan.moved(east: 3000, north: 4000)
    #expect(abs(milan.distance(to: moved) - 5000) < 5)
    #expect(abs(milan.bearing(to: moved) * 180 / .pi - 36.87) < 0.1)
    let receivers = [(2e4, 0.0), (0, 2e4), (-2e4, 0), (0, -2e4)].map {
      milan.moved(east: $0, north: $1)
    }
    #expect(abs(DilutionOfPrecision.value(transmitter: milan, receivers: receivers) - 5) < 0.05)
  }
}
