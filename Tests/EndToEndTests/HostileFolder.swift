import Foundation
import TestSupport

/// A folder of damaged and hostile captures, made from a valid capture.
struct HostileFolder {
  /// A file that cannot be opened, and the reason that the program must give.
  struct Refused {
    var name: String
    var reason: String
  }

  static let refused = [
    Refused(name: "magic.rfcap", reason: "magic is 52 49 46 46"),
    Refused(name: "version.rfcap", reason: "version is 7, but only version 1 is supported"),
    Refused(name: "rate-0.rfcap", reason: "sample rate is 0.0"),
    Refused(name: "rate-minus.rfcap", reason: "sample rate is -1.0"),
    Refused(name: "rate-nan.rfcap", reason: "sample rate is nan"),
    Refused(name: "short.rfcap", reason: "holds 511 bytes"),
  ]

  /// Sequences that control a terminal: window title, clipboard, a query, the cursor, C1 controls.
  static let attacks = [
    "\u{1B}]0;owned", "\u{1B}]52;c;", "\u{1B}[777;7H", "\u{1B}P+q544e", "\u{9B}777n",
    "\u{9D}0;owned",
  ]
  static let hostileText = attacks.joined() + "\u{7}\u{202E}\u{200B}"
  /// A hostile name for the header of a capture, which has 32 bytes for it.
  static let hostileName = "\u{1B}]0;owned\u{7}\u{1B}[777;7H\u{9B}777n\u{202E}"

  static let damagedSamples = 5000..<9000
  private static let sampleCount = 20_000

  let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    for file in Self.refused { try add(file.name) { Self.damage(&$0, as: file.name) } }
    try add("a-\(Self.hostileText).rfcap")
    try add("count.rfcap") { $0.put(UInt64.max, at: 32) }
    try add("good.rfcap")
    try add("label.rfcap")
    try workplace.add(Data(Self.hostileLabels.utf8), as: "label.sigmf-meta")
    try add("name.rfcap") {
      $0.replaceSubrange(48..<80, with: Self.hostileName.utf8.padded(to: 32))
    }
    try add("nan.rfcap") { data in
      for sample in Self.damagedSamples { data.put(Float.nan.bitPattern, at: 512 + 8 * sample) }
    }
  }

  func capture(_ name: String) -> URL { workplace.captures.appending(path: name) }

  private func add(_ name: String, change: (inout Data) -> Void = { _ in }) throws {
    var data = try Data(contentsOf: Samples.video).prefix(512 + 8 * Self.sampleCount)
    data.put(UInt64(Self.sampleCount), at: 32)
    change(&data)
    try workplace.add(data, as: name)
  }

  private static func damage(_ data: inout Data, as name: String) {
    switch name {
    case "magic.rfcap": data.replaceSubrange(0..<4, with: "RIFF".utf8)
    case "version.rfcap": data.put(UInt32(7), at: 4)
    case "rate-0.rfcap": data.put(Double(0).bitPattern, at: 8)
    case "rate-minus.rfcap": data.put(Double(-1).bitPattern, at: 8)
    case "rate-nan.rfcap": data.put(Double.nan.bitPattern, at: 8)
    default: data = data.prefix(511)
    }
  }

  /// A label file with hostile texts, as another program may have written it.
  private static var hostileLabels: String {
    let text = hostileText.unicodeScalars.map { scalar in
      "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
        + String(scalar.value, radix: 16)
    }.joined()
    return """
      {"global": {"core:datatype": "cf32_le", "core:version": "1.2.0", "core:description": "\(text)"},
       "captures": [{"core:sample_start": 0}],
       "annotations": [{"core:sample_start": 1000, "core:sample_count": 8000, "core:label": "\(text)",
                        "core:comment": "\(text)", "core:uuid": "\(text)"}]}
      """
  }
}

extension Data {
  fileprivate mutating func put(_ value: some FixedWidthInteger, at offset: Int) {
    Swift.withUnsafeBytes(of: value.littleEndian) {
      replaceSubrange(offset..<(offset + $0.count), with: $0)
    }
  }
}

extension Collection<UInt8> {
  fileprivate func padded(to count: Int) -> [UInt8] {
    Array(prefix(count)) + [UInt8](repeating: 0, count: Swift.max(0, count - self.count))
  }
}
