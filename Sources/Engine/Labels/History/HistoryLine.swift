import FoundationEssentials
import Foundations

/// A line of a history file (`docs/formats/user-files.md`): a checksum, a space, and a JSON object with one member.
struct HistoryLine: Codable {
  /// The version of the format, in the first line.
  static let version = 1

  struct Header: Codable {
    let version: Int
    let document: String
  }

  struct Change: Codable {
    let at: Int
    let before: HistoryBox?
    var after: HistoryBox?
  }

  struct Changes: Codable {
    let added: [HistoryBox]
    let changed: [HistoryBox]
    let removed: [UUID]
  }

  struct Saved: Codable {
    let sample: String
    let whole: [HistoryBox]
    let partly: [HistoryBox]
  }

  var history: Header?
  var step: [Change]?
  var undone: Int?
  var redone: Int?
  var changes: Changes?
  var saved: Saved?

  /// The first line of the history of `document`.
  init(document: String) { history = Header(version: Self.version, document: document) }

  init(_ record: LabelHistoryRecord) {
    switch record {
    case .step(let step):
      self.step = step.changes.map { change in
        Change(
          at: change.index, before: change.before.map(HistoryBox.init),
          after: change.after.map(HistoryBox.init))
      }
    case .undone(let count): undone = count
    case .redone(let count): redone = count
    case .amendment(.changes(let found)):
      changes = Changes(
        added: found.added.map(HistoryBox.init), changed: found.changed.values.map(HistoryBox.init),
        removed: Array(found.removed))
    case .amendment(.saved(let mark, let whole, let partly)):
      saved = Saved(
        sample: mark, whole: whole.values.map(HistoryBox.init),
        partly: partly.values.map(HistoryBox.init))
    }
  }

  /// The record; nil if the line has none that is known. Throws `DecodingError` if its values are not valid.
  func record() throws -> LabelHistoryRecord? {
    if let step {
      var changes: [LabelStep.Change] = []
      for change in step {
        guard
          let known = LabelStep.Change(
            before: try change.before?.annotation(), after: try change.after?.annotation(),
            index: change.at)
        else { return nil }
        changes.append(known)
      }
      return .step(LabelStep(changes))
    }
    if let undone { return .undone(Self.count(undone)) }
    if let redone { return .redone(Self.count(redone)) }
    if let changes {
      var found = LabelChanges()
      found.added = try changes.added.map { try $0.annotation() }
      found.changed = try Self.byID(changes.changed)
      found.removed = Set(changes.removed)
      return .amendment(.changes(found))
    }
    return try saved.map {
      .amendment(
        .saved(mark: $0.sample, whole: try Self.byID($0.whole), partly: try Self.byID($0.partly)))
    }
  }

  private static func count(_ number: Int) -> Int { min(max(0, number), 1 << 32) }

  private static func byID(_ boxes: [HistoryBox]) throws -> [UUID: Annotation] {
    Dictionary(try boxes.map { ($0.id, try $0.annotation()) }, uniquingKeysWith: { $1 })
  }

  // MARK: Text

  static let newline = UInt8(ascii: "\n")
  private static let checksumDigits = 16

  /// The line with its newline.
  func text() throws -> Data {
    let json = try OrderedJSONEncoder(.compact).encode(self)
    let digits = String(Self.checksum(json), radix: 16)
    let zeros = String(repeating: "0", count: Self.checksumDigits - digits.count)
    return Data("\(zeros)\(digits) ".utf8) + json + [Self.newline]
  }

  /// Reads a line without its newline. Throws `DecodingError` if it is damaged.
  init(text: Data) throws {
    let json = text.dropFirst(Self.checksumDigits + 1)
    let digits = String(decoding: text.prefix(Self.checksumDigits), as: UTF8.self)
    guard UInt64(digits, radix: 16) == Self.checksum(json) else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: [], debugDescription: "its checksum differs"))
    }
    self = try JSONParser.decode(HistoryLine.self, from: Data(json))
  }

  /// The FNV-1a hash of 64 bits.
  private static func checksum(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
