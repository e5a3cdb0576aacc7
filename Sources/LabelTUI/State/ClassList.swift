/// The classes that boxes can have, in the order of the digits that choose them.
struct ClassList: Equatable, Sendable {
  private(set) var names: [String] = []

  /// Takes in `newNames` behind what is there, each once.
  mutating func add(_ newNames: some Sequence<String>) {
    for name in newNames where !names.contains(name) { names.append(name) }
  }

  /// The class of `digit`, 1...9.
  subscript(digit digit: Int) -> String? {
    names.indices.contains(digit - 1) ? names[digit - 1] : nil
  }

  /// Where `name` stands, from 0.
  func index(of name: String) -> Int? { names.firstIndex(of: name) }
}
