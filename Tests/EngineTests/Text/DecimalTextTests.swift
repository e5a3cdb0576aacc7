import Foundation
import TestSupport
import Testing

@testable import Foundations

@Suite("Numbers in tables")
struct DecimalTextTests {
  @Test("numbers have no exponent and read back as they were")
  func roundTrip() {
    let known: [(Double, String)] = [
      (0, "0"), (1, "1"), (-2.5, "-2.5"), (1e-7, "0.0000001"), (1.25e-9, "0.00000000125"),
      (5.925e9, "5925000000"), (1e21, "1000000000000000000000"), (-1.5e17, "-150000000000000000"),
    ]
    for (value, text) in known { #expect(DecimalText.of(value) == text) }
    #expect(DecimalText.withPoint(868e6) == "868000000.0" && DecimalText.withPoint(0.5) == "0.5")
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<5000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite, value.magnitude < 1e25, value.magnitude > 1e-25 || value == 0 else {
        continue
      }
      let text = DecimalText.of(value)
      #expect(!text.contains("e") && DecimalText.number(text) == value, "\(value) \(text)")
    }
  }

  @Test(
    "other texts are not numbers", arguments: ["", "nan", "inf", "0x1p3", "1,5", "1 ", "1e999"])
  func refused(_ text: String) { #expect(DecimalText.number(text) == nil) }
}
