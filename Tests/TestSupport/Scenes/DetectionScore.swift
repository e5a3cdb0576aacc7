/// How many of the true boxes were found, and how many of the found boxes are true, over several scenes.
public struct DetectionScore: Sendable {
  public private(set) var truths = 0
  public private(set) var found = 0
  public private(set) var matches = 0

  public init() {}

  /// The share of the true boxes that were found.
  public var recall: Double { truths > 0 ? Double(matches) / Double(truths) : 1 }
  /// The share of the found boxes that are true.
  public var precision: Double { found > 0 ? Double(matches) / Double(found) : 1 }

  /// Adds a scene. Each box of `truth` is matched to at most one of `boxes`, and each of these at most once, as many as
  /// possible, with an overlap of at least 0.5.
  public mutating func add(truth: [SceneBox], found boxes: [SceneBox]) {
    let choices = truth.map { box in boxes.indices.filter { box.overlap(with: boxes[$0]) >= 0.5 } }
    var owners = [Int?](repeating: nil, count: boxes.count)
    for index in truth.indices {
      var visited = Set<Int>()
      if Self.match(index, choices, &owners, &visited) { matches += 1 }
    }
    truths += truth.count
    found += boxes.count
  }

  /// Finds a box for the truth at `index`, and another one for the truth that had it.
  private static func match(
    _ index: Int, _ choices: [[Int]], _ owners: inout [Int?], _ visited: inout Set<Int>
  ) -> Bool {
    for choice in choices[index] where visited.insert(choice).inserted {
      if let owner = owners[choice], !match(owner, choices, &owners, &visited) { continue }
      owners[choice] = index
      return true
    }
    return false
  }
}
