import Foundation
import TestSupport
import Testing

@testable import Radio

@Suite("Sample formats")
struct SampleFormatTests {
  /// The bytes of one complex sample, and its I and Q, computed by hand.
  struct Case: Sendable, CustomTestStringConvertible {
    let datatype: String
    let bytes: [UInt8]
    let expected: [Float]

    init(_ datatype: String, _ bytes: [UInt8], _ expected: [Float]) {
      (self.datatype, self.bytes, self.expected) = (datatype, bytes, expected)
    }

    var testDescription: String { "\(datatype) \(bytes)" }
  }

  static let cases = [
    Case("cf32_le", [0, 0, 0x80, 0x3F, 0, 0, 0x20, 0xC0], [1, -2.5]),
    Case("cf32_be", [0x3F, 0x80, 0, 0, 0xC0, 0x20, 0, 0], [1, -2.5]),
    Case(
      "cf64_le", [0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0x04, 0xC0], [1, -2.5]),
    Case(
      "cf64_be", [0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0xC0, 0x04, 0, 0, 0, 0, 0, 0], [1, -2.5]),
    Case("ci32_le", [0, 0, 0, 0x40, 0, 0, 0, 0x80], [0.5, -1]),
    Case("ci32_be", [0x40, 0, 0, 0, 0x80, 0, 0, 0], [0.5, -1]),
    Case("ci16_le", [0, 0x40, 0, 0x80], [0.5, -1]),
    Case("ci16_be", [0x40, 0, 0x80, 0], [0.5, -1]),
    Case("ci16_le", [0xFF, 0x7F, 1, 0], [32767.0 / 32768, 1.0 / 32768]),
    Case("ci8", [0x40, 0x80], [0.5, -1]),
    Case("ci8", [0x7F, 0xFF], [127.0 / 128, -1.0 / 128]),
    Case("cu32_le", [0, 0, 0, 0xC0, 0, 0, 0, 0], [0.5, -1]),
    Case("cu32_be", [0xC0, 0, 0, 0, 0, 0, 0, 0], [0.5, -1]),
    Case("cu16_le", [0, 0xC0, 0, 0], [0.5, -1]),
    Case("cu16_be", [0xC0, 0, 0, 0], [0.5, -1]),
    Case("cu16_le", [0, 0x80, 0xFF, 0xFF], [0, 32767.0 / 32768]),
    Case("cu8", [0xC0, 0], [0.5, -1]),
    Case("cu8", [0x80, 0xFF], [0, 127.0 / 128]),
    Case("rf32_le", [0, 0, 0x20, 0xC0], [-2.5, 0]),
    Case("rf32_be", [0xC0, 0x20, 0, 0], [-2.5, 0]),
    Case("rf64_le", [0, 0, 0, 0, 0, 0, 0x04, 0xC0], [-2.5, 0]),
    Case("rf64_be", [0xC0, 0x04, 0, 0, 0, 0, 0, 0], [-2.5, 0]),
    Case("ri32_le", [0, 0, 0, 0x40], [0.5, 0]), Case("ri32_be", [0x40, 0, 0, 0], [0.5, 0]),
    Case("ri16_le", [0, 0x40], [0.5, 0]), Case("ri16_be", [0x40, 0], [0.5, 0]),
    Case("ri8", [0xC0], [-0.5, 0]),
    Case("ru32_le", [0, 0, 0, 0x40], [-0.5, 0]), Case("ru32_be", [0x40, 0, 0, 0], [-0.5, 0]),
    Case("ru16_le", [0, 0x40], [-0.5, 0]), Case("ru16_be", [0x40, 0], [-0.5, 0]),
    Case("ru8", [0x40], [-0.5, 0]),
  ]

  @Test("bytes are converted to the correct amplitudes", arguments: cases)
  func conversion(of example: Case) throws {
    let format = try #require(SampleFormat(rawValue: example.datatype))
    #expect(format.bytesPerSample == example.bytes.count)
    #expect(convert(example.bytes, format) == example.expected)
  }

  @Test("the table covers every format, and each name is parsed back")
  func names() {
    var names: Set<String> = []
    for component in SampleFormat.Component.allCases {
      for order in SampleFormat.ByteOrder.allCases {
        for isComplex in [true, false] {
          let format = SampleFormat(component, order, isComplex: isComplex)
          #expect(SampleFormat(rawValue: format.rawValue) == format)
          names.insert(format.rawValue)
        }
      }
    }
    #expect(names == Set(Self.cases.map(\.datatype)) && names.count == 28)
  }

  @Test(
    "invalid datatypes are refused",
    arguments: [
      "", "c", "cf32", "cf32_", "cf32_xe", "cf32_le_le", "xf32_le", "cf16_le", "ci64_le", "CF32_LE",
      "cf32-le", "_le", "ci8_", "\u{1B}[2J",
    ])
  func noDatatype(name: String) { #expect(SampleFormat(rawValue: name) == nil) }

  @Test(
    "the byte order may be omitted, and a file extension may be given",
    arguments: [
      ("cf32", "cf32_le"), ("CI16_BE", "ci16_be"), ("ri16", "ri16_le"), ("cu8", "cu8"),
      ("cs16", "ci16_le"), ("complex32s", "ci16_le"), ("complex16s", "ci8"),
      ("complex16u", "cu8"), ("fc32", "cf32_le"), ("cs32", "ci32_le"), ("cf64", "cf64_le"),
    ])
  func namesOfPeople(name: String, datatype: String) {
    #expect(SampleFormat(named: name)?.rawValue == datatype)
  }

  @Test("byte orders and scales agree with each other for the same numbers")
  func roundTrips() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let number = Int16.random(in: .min ... .max, using: &random)
      let expected = Float(number) / 32768
      let shifted = UInt16(bitPattern: number) ^ 0x8000
      for (order, signed, unsigned) in [
        (SampleFormat.ByteOrder.little, number.littleEndian, shifted.littleEndian),
        (.big, number.bigEndian, shifted.bigEndian),
      ] {
        #expect(
          convert(bytes(signed), SampleFormat(.int16, order, isComplex: false))[0] == expected)
        #expect(
          convert(bytes(unsigned), SampleFormat(.uint16, order, isComplex: false))[0] == expected)
      }
      let wide = Int32(number) << 16
      #expect(
        convert(bytes(wide.bigEndian), SampleFormat(.int32, .big, isComplex: false))[0] == expected)
    }
  }

  @Test("doubles beyond float32 become infinite, NaN stays NaN")
  func extremes() {
    let format = SampleFormat(.float64, isComplex: false)
    #expect(convert(bytes(Double.greatestFiniteMagnitude.bitPattern), format)[0] == .infinity)
    #expect(convert(bytes(Double.nan.bitPattern), format)[0].isNaN)
  }

  private func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value) { Array($0) }
  }

  /// One sample of `format`, from an unaligned address.
  private func convert(_ bytes: [UInt8], _ format: SampleFormat) -> [Float] {
    var samples: [Float] = [.nan, .nan]
    ([0] + bytes).withUnsafeBytes { bytes in
      samples.withUnsafeMutableBufferPointer { samples in
        format.convert(
          bytes.baseAddress! + 1, stride: format.bytesPerSample, count: 1,
          into: samples.baseAddress!)
      }
    }
    return samples
  }
}
