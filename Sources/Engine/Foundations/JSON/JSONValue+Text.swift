extension JSONValue {
  /// The value on one line, without spaces.
  package var compactText: String {
    var text = ""
    write(to: &text)
    return text
  }

  /// Adds the value to `text`, on one line without spaces.
  package func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let number): text += number.text
    case .string(let string): text += JSONText.quoted(string)
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        element.write(to: &text)
      }
      text += "]"
    case .object(let object):
      text += "{"
      for (index, member) in object.members.enumerated() {
        if index > 0 { text += "," }
        text += JSONText.quoted(member.name) + ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }
}
