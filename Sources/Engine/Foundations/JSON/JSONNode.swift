/// A value of a JSON document while it is encoded.
///
/// This is a class because the containers that `Encoder` hands out fill it in place.
final class JSONNode {
  private enum Content {
    /// Text that is written as it is: a number, a quoted string, true, false or null.
    case scalar(String)
    case array([JSONNode])
    case object(JSONMembers)
  }

  private var content = Content.scalar("null")

  /// A node that is null until its content is set.
  init() {}

  /// A node with the content of `value`.
  convenience init(_ value: JSONValue) {
    self.init()
    set(value)
  }

  /// Makes this node an object if it is not one yet.
  func becomeObject() {
    if case .object = content { return }
    content = .object(JSONMembers())
  }

  /// Makes this node an array if it is not one yet.
  func becomeArray() {
    if case .array = content { return }
    content = .array([])
  }

  /// The number of elements of an array.
  var count: Int {
    if case .array(let elements) = content { elements.count } else { 0 }
  }

  /// Appends a new element to an array.
  func append() -> JSONNode {
    guard case .array(var elements) = content else { preconditionFailure("not an array") }
    let node = JSONNode()
    content = .array([])
    elements.append(node)
    content = .array(elements)
    return node
  }

  /// Adds a member `key` to an object; it replaces an earlier member of that name.
  func member(_ key: String) -> JSONNode {
    guard case .object(let members) = content else { preconditionFailure("not an object") }
    return members.node(key)
  }

  /// Sets the content of this node to `value`.
  func set(_ value: some Encodable, codingPath: [any CodingKey]) throws {
    if let scalar = value as? any JSONScalar {
      content = .scalar(try scalar.jsonText(codingPath: codingPath))
    } else {
      try value.encode(to: JSONNodeEncoder(node: self, codingPath: codingPath))
    }
  }

  /// Sets the content of this node to `value`.
  func set(_ value: JSONValue) {
    switch value {
    case .null: setNull()
    case .bool(let value): content = .scalar(value.jsonText(codingPath: []))
    case .number(let value): content = .scalar(value.text)
    case .string(let value): content = .scalar(value.jsonText(codingPath: []))
    case .array(let elements):
      content = .array(elements.map(JSONNode.init))
    case .object(let object):
      becomeObject()
      for item in object.members { member(item.name).set(item.value) }
    }
  }

  /// Makes this node null.
  func setNull() { content = .scalar("null") }

  /// Appends the value to `text`, on one line.
  func write(to text: inout String) {
    switch content {
    case .scalar(let scalar): text += scalar
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        element.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.inOrder.enumerated() {
        if index > 0 { text += "," }
        text += JSONText.quoted(member.key) + ":"
        member.node.write(to: &text)
      }
      text += "}"
    }
  }

  /// Appends the value to `text`, each member on its own line, indented by `indentation` + 2.
  func write(to text: inout String, indentation: Int) {
    let inner = "\n" + String(repeating: " ", count: indentation + 2)
    let outer = "\n" + String(repeating: " ", count: indentation)
    switch content {
    case .array(let elements) where !elements.isEmpty:
      text += "["
      for (index, element) in elements.enumerated() {
        text += (index > 0 ? "," : "") + inner
        element.write(to: &text, indentation: indentation + 2)
      }
      text += outer + "]"
    case .object(let members) where !members.inOrder.isEmpty:
      text += "{"
      for (index, member) in members.inOrder.enumerated() {
        text += (index > 0 ? "," : "") + inner + JSONText.quoted(member.key) + ": "
        member.node.write(to: &text, indentation: indentation + 2)
      }
      text += outer + "}"
    default:
      write(to: &text)
    }
  }
}
