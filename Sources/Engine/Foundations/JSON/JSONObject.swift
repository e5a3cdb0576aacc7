/// The members of a JSON object, in order.
package struct JSONObject: Sendable {
  /// A name and its value.
  package struct Member: Sendable, Hashable {
    package var name: String
    package var value: JSONValue
  }

  /// The members; all names are different.
  package private(set) var members: [Member]

  /// An object without members.
  package init() { members = [] }

  /// An object of `members`, whose names must be different.
  package init(unique members: [Member]) { self.members = members }

  /// The number of members.
  package var count: Int { members.count }

  /// Whether there is no member.
  package var isEmpty: Bool { members.isEmpty }

  /// The value of member `name`; nil if there is none. A new member is appended. Searches linearly.
  package subscript(name: String) -> JSONValue? {
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
  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    guard left.count == right.count else { return false }
    if left.members == right.members { return true }
    let values = Dictionary(
      left.members.map { (ExactText($0.name), $0.value) }, uniquingKeysWith: { $1 })
    return right.members.allSatisfy { values[ExactText($0.name)] == $0.value }
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(members.reduce(0) { $0 ^ $1.hashValue })
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// The members in the order of the literal.
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init()
    for (name, value) in elements { self[name] = value }
  }
}
