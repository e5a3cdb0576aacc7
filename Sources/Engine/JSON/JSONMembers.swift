/// The members of a JSON object, in the order in which they came.
final class JSONMembers {
  private(set) var inOrder: [(key: String, node: JSONNode)] = []
  private var positions: [String: Int] = [:]

  /// The node of `key`: a new one, which takes the place of an earlier one of that key.
  func node(_ key: String) -> JSONNode {
    let node = JSONNode()
    if let position = positions[key] {
      inOrder[position].node = node
    } else {
      positions[key] = inOrder.count
      inOrder.append((key, node))
    }
    return node
  }
}
