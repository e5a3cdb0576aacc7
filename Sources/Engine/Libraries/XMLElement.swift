/// An element of an XML document with everything in it.
package struct XMLElement: Sendable, Hashable {
  /// An attribute of an element.
  package struct Attribute: Sendable, Hashable {
    package var name: String
    package var value: String
  }

  /// The name of the element.
  package var name: String
  /// The attributes in the order of the file; their names are different.
  package var attributes: [Attribute] = []
  /// The elements in this element, in the order of the file.
  package internal(set) var children: [XMLElement] = []
  /// The text of the element itself, without that of its children.
  package internal(set) var text = ""
  /// The line of the file in which the element starts, from 1.
  package internal(set) var line = 0

  /// The value of the attribute `name`; nil if there is none.
  package subscript(attribute name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  /// The first child named `name`; nil if there is none.
  package func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  /// The text without white space around it.
  package var trimmedText: String {
    func isSpace(_ character: Character) -> Bool { character.isWhitespace }
    var rest = text[...]
    rest = rest.drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return String(rest)
  }
}
