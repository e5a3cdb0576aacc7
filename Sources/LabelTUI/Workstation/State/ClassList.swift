/// The classes that boxes can have, in the order of the digits that choose them.
struct ClassList: Equatable, Sendable {
  private(set) var names: [String] = []
  /// Names to append to those of the dataset, while these are being read; nil afterwards.
  private var waitingNames: [String]?

  /// Whether the classes of the dataset are still being read. Until then no digit chooses a class, because it
  /// could mean another class a moment later.
  var isWaiting: Bool { waitingNames != nil }

  /// Notes that the classes of the dataset are being read. They will come first.
  mutating func waitForDataset() { waitingNames = waitingNames ?? [] }

  /// Adds the classes of the dataset. They come first if the list waited for them.
  mutating func addFromDataset(_ found: [String]) {
    let waiting = waitingNames ?? []
    waitingNames = nil
    add(found + waiting)
  }

  /// Appends those of `newNames` that are not in the list.
  mutating func add(_ newNames: some Sequence<String>) {
    if waitingNames != nil {
      waitingNames?.append(contentsOf: newNames)
      return
    }
    for name in newNames where !names.contains(name) { names.append(name) }
  }

  /// The class of `digit`, 1...9.
  subscript(digit digit: Int) -> String? {
    names.indices.contains(digit - 1) ? names[digit - 1] : nil
  }

  /// The index of `name`; nil if it is not in the list.
  func index(of name: String) -> Int? { names.firstIndex(of: name) }
}
