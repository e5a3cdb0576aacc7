/// The members of a JSON object, in the order in which they came.
final class JSONMembers {
  private(set) var inOrder: [(key: String, node: JSONNode)] = []
  private var positions: [ExactText: Int] = [:]

  /// The node of `key`: a new one, which takes the place of an earlier one of that key.
  func node(_ key: String) -> JSONNode {
    let node = JSONNode()
    if let position = positions[ExactText(key)] {
      inOrder[position].node = node
    } else {
      positions[ExactText(key)] = inOrder.count
      inOrder.append((key, node))
    }
    return node
  }
}
