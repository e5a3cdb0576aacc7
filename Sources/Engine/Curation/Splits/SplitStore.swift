import Datasets
import FoundationEssentials
import Foundations

/// The splits of a dataset, in the files `splits/v<n>.json`.
package struct SplitStore: Sendable {
  static let folderName = "splits"
  private static let limit = 1 << 28
  private static let mostAttempts = 5

  /// A stored split.
  package struct Stored: Sendable, Hashable {
    /// The number in the name of the file, 1 or more.
    package var number: Int
    /// The split.
    package var plan: SplitPlan
  }

  private let dataset: Dataset

  /// The splits of `dataset`.
  package init(_ dataset: Dataset) { self.dataset = dataset }

  /// The path of the file of split `number`.
  package func path(_ number: Int) -> String { "\(folder)/\(Self.fileName(number))" }

  private var folder: String { "\(dataset.folder.path)/\(Self.folderName)" }

  /// The name of split `number`.
  static func name(_ number: Int) -> String { "v\(number)" }

  private static func fileName(_ number: Int) -> String { "\(name(number)).json" }

  /// The split with the highest number; nil if there is none. Throws `FileError` or `SplitError`.
  package func latest() throws -> Stored? {
    guard let number = try numbers().last else { return nil }
    return Stored(number: number, plan: try plan(number))
  }

  /// The split `number`; throws `FileError` or `SplitError`.
  package func plan(_ number: Int) throws -> SplitPlan { try Self.plan(at: path(number)) }

  /// The split in the file at `path`, of any dataset; throws `FileError` or `SplitError`.
  package static func plan(at path: String) throws -> SplitPlan {
    try plan(FileSystem.contents(of: path, limit: limit), path: path)
  }

  private static func plan(_ data: Data, path: String) throws -> SplitPlan {
    let plan: SplitPlan
    do {
      plan = try JSONParser.decode(SplitPlan.self, from: data)
    } catch let error as SplitError {
      throw SplitError.unreadablePlan(path: path, reason: error.description)
    } catch let error as DecodingError {
      throw SplitError.unreadablePlan(path: path, reason: DecodingProblem.sentence(error))
    }
    var seen: Set<String> = []
    for origin in plan.groups.flatMap(\.origins) where !seen.insert(origin).inserted {
      throw SplitError.keyTwice(path: path, key: origin)
    }
    return plan
  }

  /// Extends a split by `extend` and stores it; returns it and what `extend` returned.
  ///
  /// The split is the latest one, or with `isNew` one with the next number. `start` makes the first
  /// one and checks a stored one, given its path. `extend` runs without the dataset's lock, so that
  /// others can save meanwhile; it runs again if another program stored a split in the meantime.
  package func update<Result>(
    isNew: Bool, start: (Stored?, String) throws -> SplitPlan,
    extend: (inout SplitPlan) throws -> Result
  ) throws -> (Stored, Result) {
    for _ in 0..<Self.mostAttempts {
      let found = try numbers().last ?? 0
      let number = isNew ? found + 1 : max(found, 1)
      let old = try contents(number)
      let stored = try old.map {
        Stored(number: number, plan: try Self.plan($0, path: path(number)))
      }
      var plan = try start(stored, path(number))
      let result = try extend(&plan)
      let data = try OrderedJSONEncoder(.pretty).encode(plan)
      if try data == old || replace(number, by: data, ifStill: old) {
        return (Stored(number: number, plan: plan), result)
      }
    }
    throw SplitError.keepsChanging(path: folder)
  }

  /// Writes split `number` if the file still has the content `old`; returns whether it had.
  private func replace(_ number: Int, by data: Data, ifStill old: Data?) throws -> Bool {
    try dataset.whileLocked { root in
      guard try contents(number) == old else { return false }
      let folder = try root.makeFolders([Self.folderName])
      try folder.removeTemporaries(of: Self.fileName(number))
      try folder.replace(Self.fileName(number), with: data)
      return true
    }
  }

  private func contents(_ number: Int) throws -> Data? {
    do throws(FileError) {
      return try FileSystem.contents(of: path(number), limit: Self.limit)
    } catch  where error.isAbsence {
      return nil
    }
  }

  /// The numbers of the stored splits, in order.
  private func numbers() throws -> [Int] {
    try FileSystem.names(in: folder).compactMap { name in
      guard name.hasPrefix("v"), name.hasSuffix(".json"),
        let number = Int(name.dropFirst().dropLast(5)), number > 0, Self.fileName(number) == name
      else { return nil }
      return number
    }.sorted()
  }
}
