/// Text that is equal only if its bytes are equal: JSON names that are merely equivalent in Unicode
/// are different names.
struct ExactText: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: ExactText, right: ExactText) -> Bool {
    let (left, right) = (left.text.utf8, right.text.utf8)
    return left.count == right.count && left.elementsEqual(right)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
