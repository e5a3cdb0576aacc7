import Datasets

/// The classes that boxes can have, with the digits that choose them and the numbers of their colors.
struct ClassList: Equatable, Sendable {
  /// In the order in which they became known.
  private(set) var names: [String] = []
  private var known: Set<String> = []
  private var digits: [Int: String] = [:]
  private var colors: [String: Int] = [:]
  /// Names to append to those of the dataset, while these are being read; nil afterwards.
  private var waitingNames: [String]?
  /// The number of changes so far.
  private(set) var changeCount = 0

  /// The number of different colors that are chosen first.
  private static let colorCount = 9

  /// Whether the classes of the dataset are still being read. Until then no digit chooses a class, because it
  /// could mean another class a moment later.
  var isWaiting: Bool { waitingNames != nil }

  /// Notes that the classes of the dataset are being read. They will come first.
  mutating func waitForDataset() { waitingNames = waitingNames ?? [] }

  /// Adds the classes of the dataset, with the digits and colors of `book`. They come first if the list waited for
  /// them.
  mutating func addFromDataset(_ found: [String], book: ClassBook = ClassBook()) {
    let waiting = waitingNames ?? []
    waitingNames = nil
    for entry in book.entries {
      if known.insert(entry.name).inserted { names.append(entry.name) }
      if let digit = entry.digit, digits[digit] == nil { digits[digit] = entry.name }
      colors[entry.name] = colors[entry.name] ?? entry.color ?? freeColor
    }
    add(found + waiting)
  }

  /// Appends those of `newNames` that are not in the list. Each gets the first free digit, if there is one.
  mutating func add(_ newNames: some Sequence<String>) {
    if waitingNames != nil {
      waitingNames?.append(contentsOf: newNames)
      return
    }
    for name in newNames where known.insert(name).inserted {
      colors[name] = freeColor
      names.append(name)
      if digits.count < 9, let digit = (1...9).first(where: { digits[$0] == nil }) {
        digits[digit] = name
      }
      changeCount += 1
    }
  }

  /// A color that no class has, if there is one.
  private var freeColor: Int {
    guard colors.count < Self.colorCount else { return names.count }
    let used = Set(colors.values)
    return (0..<Self.colorCount).first { !used.contains($0) } ?? names.count
  }

  // MARK: Reading

  /// The class of `digit`, 1...9.
  subscript(digit digit: Int) -> String? { digits[digit] }

  /// The digit of the class `name`; nil if it has none.
  func digit(of name: String) -> Int? { digits.first { $0.value == name }?.key }

  /// The classes with digits, in the order of these.
  var namesWithDigits: [(digit: Int, name: String)] {
    digits.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The classes in the order of their digits, then those without.
  var inOrder: [String] {
    let first = namesWithDigits.map(\.name)
    let listed = Set(first)
    return first + names.filter { !listed.contains($0) }
  }

  func contains(_ name: String) -> Bool { known.contains(name) }

  /// The number of the color of `name`; nil if it is not in the list.
  func index(of name: String) -> Int? { colors[name] }

  /// What a later session needs to know.
  var book: ClassBook {
    let digits = Dictionary(uniqueKeysWithValues: digits.map { ($0.value, $0.key) })
    return ClassBook(
      names.map { ClassBook.Entry(name: $0, digit: digits[$0], color: colors[$0]) })
  }

  // MARK: Changing

  /// Makes `digit` choose the class `name`. The class that it chose before gets the digit of `name`, if it has one.
  mutating func setDigit(_ digit: Int?, of name: String) {
    guard known.contains(name) else { return }
    let old = self.digit(of: name)
    if let old { digits[old] = digit.flatMap { digits[$0] } }
    if let digit { digits[digit] = name }
    changeCount += 1
  }

  /// Gives the class `name` the next color.
  mutating func chooseNextColor(of name: String) {
    guard let color = colors[name] else { return }
    colors[name] = (color + 1) % Self.colorCount
    changeCount += 1
  }

  /// Renames the class `old`, or merges it with the class `new`. With `keepingOld`, it stays in the list, without its
  /// digit.
  mutating func rename(_ old: String, to new: String, keepingOld: Bool) {
    guard old != new, known.contains(old), let position = names.firstIndex(of: old) else { return }
    let digit = digit(of: old)
    if let digit { digits[digit] = nil }
    if known.insert(new).inserted {
      names[position] = new
      colors[new] = colors[old]
      if keepingOld {
        names.append(old)
        colors[old] = names.count
      }
    } else if !keepingOld {
      names.remove(at: position)
    }
    if !keepingOld {
      known.remove(old)
      colors[old] = nil
    }
    if let digit, self.digit(of: new) == nil { digits[digit] = new }
    changeCount += 1
  }
}
