import Testing

@testable import Foundations

@Suite("Numbers with units")
struct QuantityTests {
  @Test(
    "sample rates as people write them",
    arguments: [
      ("2M", 2e6), ("2e6", 2e6), ("2 MS/s", 2e6), ("250k", 250e3), ("2.4 Msps", 2.4e6),
      ("2400000", 2.4e6), ("1MHz", 1e6), ("2_000_000", 2e6), (" 44.1 kHz ", 44.1e3), ("1e+3", 1e3),
      ("1G", 1e9), ("500 samples/s", 500), ("48000 Hz", 48_000),
    ])
  func rates(text: String, hertz: Double) throws {
    let rate = try #require(Quantity.parseSampleRate(text))
    #expect((rate / hertz - 1).magnitude < 1e-12)
  }

  @Test(
    "invalid sample rates",
    arguments: ["", "M", "0", "-2M", "nan", "inf", "0x10", "2MM", "two", "1e999", "1,5M", "٣"])
  func noRates(text: String) { #expect(Quantity.parseSampleRate(text) == nil) }

  @Test("singular and plural")
  func counts() {
    #expect(Quantity.count(1, "sample") == "1 sample" && Quantity.count(0, "sample") == "0 samples")
    #expect(Quantity.count(1, "box", "boxes") == "1 box")
    #expect(Quantity.count(2, "box", "boxes") == "2 boxes")
  }
}
