/// The classes that boxes can have, in the order of the digits that choose them.
struct ClassList: Equatable, Sendable {
  private(set) var names: [String] = []
  /// Names that stand behind those of the dataset, as long as these are being read; nil afterwards.
  private var later: [String]?

  /// Whether the classes of the dataset are still being read. Until then no digit chooses a class, as it
  /// would choose another one a moment later.
  var isWaiting: Bool { later != nil }

  /// Waits for the classes of the dataset, which come first.
  mutating func waitForDataset() { later = later ?? [] }

  /// Takes the classes of the dataset: they come first when they were waited for.
  mutating func addFromDataset(_ found: [String]) {
    let waiting = later ?? []
    later = nil
    add(found + waiting)
  }

  /// Appends those of `newNames` that are not in the list.
  mutating func add(_ newNames: some Sequence<String>) {
    if later != nil {
      later?.append(contentsOf: newNames)
      return
    }
    for name in newNames where !names.contains(name) { names.append(name) }
  }

  /// The class of `digit`, 1...9.
  subscript(digit digit: Int) -> String? {
    names.indices.contains(digit - 1) ? names[digit - 1] : nil
  }

  /// Where `name` stands, from 0.
  func index(of name: String) -> Int? { names.firstIndex(of: name) }
}
