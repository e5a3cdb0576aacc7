import FoundationEssentials

/// A parsed and valid JSON text, with the position of each of its values.
///
/// It takes 16 bytes per value and does not copy the text: most of a large file is decoded once or
/// never.
package final class JSONDocument: Sendable {
  /// The kinds of values.
  enum Kind: UInt8 {
    case null, `true`, `false`, number, string, escapedString, array, object
  }

  /// One value. It is followed by its elements, or by its members, each preceded by its name.
  struct Entry {
    let kind: Kind
    /// The length of a scalar in bytes; the number of elements or members of a container.
    let size: UInt32
    /// For a scalar the offset of its first byte (for a string, of the byte after the quote), for a
    /// container the index of the entry after its last one.
    let place: Int
  }

  private let data: Data
  private let entries: [Entry]

  /// Wraps the `entries` that the parser found in `data`.
  init(data: Data, entries: [Entry]) {
    self.data = data
    self.entries = entries
  }

  /// The kind of the value at `index`.
  func kind(_ index: Int) -> Kind { entries[index].kind }

  /// The number of elements or members of the container at `index`.
  func count(_ index: Int) -> Int { Int(entries[index].size) }

  /// The index after the value at `index` and everything in it.
  func end(_ index: Int) -> Int {
    switch entries[index].kind {
    case .array, .object: entries[index].place
    case .null, .true, .false, .number, .string, .escapedString: index + 1
    }
  }

  /// The string at `index`; nil for other kinds.
  func string(_ index: Int) -> String? {
    switch entries[index].kind {
    case .string: withBytes(index) { String(decoding: $0, as: UTF8.self) }
    case .escapedString: withBytes(index) { JSONText.unescaped($0) }
    case .null, .true, .false, .number, .array, .object: nil
    }
  }

  /// The number at `index` with its text; nil for other kinds.
  func number(_ index: Int) -> JSONNumber? {
    guard entries[index].kind == .number else { return nil }
    return withBytes(index) { JSONNumber(parsed: String(decoding: $0, as: UTF8.self)) }
  }

  /// The value at `index` as `type`, if that is one of the common field types and the value fits.
  ///
  /// Comparing types is much faster than checking for a conformance.
  func scalar<Value>(_ type: Value.Type, at index: Int) -> Value? {
    if type == String.self { return string(index) as! Value? }
    if type == Int.self { return number(index)?.integer(as: Int.self) as! Value? }
    if type == Double.self { return number(index)?.double as! Value? }
    if type == JSONValue.self { return value(index) as! Value? }
    guard type == Bool.self else { return nil }
    switch kind(index) {
    case .true: return true as! Value?
    case .false: return false as! Value?
    case .null, .number, .string, .escapedString, .array, .object: return nil
    }
  }

  /// Whether the name at `index` equals `name`, byte by byte.
  func isName(_ index: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let entry = entries[index]
    guard entry.kind == .string else {
      return withBytes(index) { JSONText.unescaped($0) }.utf8.elementsEqual(name)
    }
    guard entry.size == name.count else { return false }
    return withBytes(index) { $0.elementsEqual(name) }
  }

  /// The complete value at `index`.
  func value(_ index: Int) -> JSONValue {
    switch entries[index].kind {
    case .null: return .null
    case .true: return .bool(true)
    case .false: return .bool(false)
    case .number: return .number(number(index)!)
    case .string, .escapedString: return .string(string(index)!)
    case .array:
      var elements: [JSONValue] = []
      elements.reserveCapacity(count(index))
      forEachElement(index) { elements.append(value($0)) }
      return .array(elements)
    case .object: return .object(JSONObject(unique: members(index)))
    }
  }

  /// Calls `body` with the index of each element of the array at `index`.
  private func forEachElement(_ index: Int, _ body: (Int) -> Void) {
    var element = index + 1
    while element < entries[index].place {
      body(element)
      element = end(element)
    }
  }

  /// The members of the object at `index`, in order. If a name occurs again, the last value counts.
  private func members(_ index: Int) -> [JSONObject.Member] {
    var members: [JSONObject.Member] = []
    members.reserveCapacity(count(index))
    for member in names(index) {
      members.append(JSONObject.Member(name: member.name, value: value(member.value)))
    }
    return members
  }

  /// The distinct names of the object at `index`, with the indices of their values.
  func names(_ index: Int) -> [(name: String, value: Int)] {
    var names: [(name: String, value: Int)] = []
    names.reserveCapacity(count(index))
    var positions: [ExactText: Int] = [:]
    let isLarge = count(index) > Self.largestSearch
    forEachMember(index) { name, value in
      let text = string(name)!
      let known =
        isLarge
        ? positions[ExactText(text)]
        : names.firstIndex { ExactText($0.name) == ExactText(text) }
      if let known {
        names[known].value = value
      } else {
        if isLarge { positions[ExactText(text)] = names.count }
        names.append((text, value))
      }
    }
    return names
  }

  /// Up to this number of members, a linear search is faster than a dictionary.
  static let largestSearch = 16

  /// Calls `body` with the indices of the name and the value of each member of the object at
  /// `index`.
  func forEachMember(_ index: Int, _ body: (_ name: Int, _ value: Int) -> Void) {
    var member = index + 1
    while member < entries[index].place {
      body(member, member + 1)
      member = end(member + 1)
    }
  }

  private func withBytes<Result>(
    _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let entry = entries[index]
    return data.withUnsafeBytes { buffer in
      let bytes = buffer.bindMemory(to: UInt8.self)
      return body(UnsafeBufferPointer(rebasing: bytes[entry.place..<entry.place + Int(entry.size)]))
    }
  }
}
