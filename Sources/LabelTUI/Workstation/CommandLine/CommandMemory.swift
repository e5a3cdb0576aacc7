/// The last lines of the command line, and how often commands were performed by name, as the state folder
/// keeps them.
struct CommandMemory: Equatable, Sendable, Codable {
  static let lineLimit = 200
  private static let nameLimit = 500
  private static let longestLine = 200
  private static let largestUse = 1_000_000

  /// Oldest first.
  private(set) var lines: [String] = []
  private var uses: [String: Int] = [:]

  init() {}

  /// How often the command `name` was performed by its name.
  func uses(of name: String) -> Int { uses[name] ?? 0 }

  /// Notes that the user typed `line`.
  mutating func note(line: String) {
    guard !line.isEmpty, line.count <= Self.longestLine else { return }
    lines.removeAll { $0 == line }
    lines.append(line)
    lines = lines.suffix(Self.lineLimit)
  }

  /// Notes that the user performed the command `name`.
  mutating func note(use name: String) {
    guard uses.count < Self.nameLimit || uses[name] != nil else { return }
    uses[name] = min(Self.largestUse, uses(of: name) + 1)
  }

  /// This memory within its limits, as a file of unknown origin needs it.
  var bounded: CommandMemory {
    var memory = CommandMemory()
    for line in lines.suffix(Self.lineLimit) { memory.note(line: line) }
    for (name, count) in uses.prefix(Self.nameLimit) {
      memory.uses[name] = min(max(0, count), Self.largestUse)
    }
    return memory
  }
}
