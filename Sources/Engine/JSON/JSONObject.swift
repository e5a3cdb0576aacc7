/// The members of a JSON object, in the order in which they are written.
public struct JSONObject: Sendable {
  /// A name and its value.
  public struct Member: Sendable, Hashable {
    public var name: String
    public var value: JSONValue
  }

  /// The members; no name occurs twice.
  public private(set) var members: [Member]

  /// An object without members.
  public init() { members = [] }

  /// An object of `members`, whose names differ.
  init(unique members: [Member]) { self.members = members }

  /// The number of members.
  public var count: Int { members.count }

  /// Whether there is no member.
  public var isEmpty: Bool { members.isEmpty }

  /// The value at `name`; nil where there is none. A new member goes to the end. Searches all members.
  public subscript(name: String) -> JSONValue? {
    get { position(name).map { members[$0].value } }
    set {
      switch (position(name), newValue) {
      case (let position?, let value?): members[position].value = value
      case (let position?, nil): members.remove(at: position)
      case (nil, let value?): members.append(Member(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  private func position(_ name: String) -> Int? {
    members.firstIndex { ExactText($0.name) == ExactText(name) }
  }
}

/// Two objects are equal when they have the same members, in any order.
extension JSONObject: Hashable {
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    guard left.count == right.count else { return false }
    if left.members == right.members { return true }
    let values = Dictionary(
      left.members.map { (ExactText($0.name), $0.value) }, uniquingKeysWith: { $1 })
    return right.members.allSatisfy { values[ExactText($0.name)] == $0.value }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(members.reduce(0) { $0 ^ $1.hashValue })
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// The members in the order of the literal.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init()
    for (name, value) in elements { self[name] = value }
  }
}
