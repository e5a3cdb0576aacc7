/// The members of a JSON object while it is encoded, in order.
final class JSONMembers {
  private(set) var inOrder: [(key: String, node: JSONNode)] = []
  private var positions: [ExactText: Int] = [:]

  /// A new node for `key`; it replaces an earlier node of that key.
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
