import FoundationEssentials
import Foundations

extension DatasetCheck {
  /// What a repair did.
  package struct Repair: Sendable {
    /// The files that were moved, relative to the dataset.
    package var moved: [String] = []
    /// What remains, to be decided by a person.
    package var rest: [DatasetFinding] = []
  }

  /// Repairs `findings` as far as no data is lost: completes or undoes what killed programs left,
  /// writes manifests, index and catalog again, and moves files that cannot be used to the folder
  /// `damaged` of the dataset. Duplicates remain.
  package func repair(
    _ findings: [DatasetFinding], progress: @escaping (Double) -> Bool = { _ in true }
  ) throws -> Repair {
    var repair = Repair()
    try dataset.signals.recover()
    try dataset.pictures.recover()
    for path in Set(findings.flatMap(\.filesToMove)).sorted() where try moveAside(path) {
      repair.moved.append(path)
    }
    _ = try catalog.rebuild(progress: { progress($0 / 2) })
    // The manifests of the files that are left.
    try dataset.signals.recover()
    repair.rest = try self.findings { progress(0.5 + $0 / 2) }
    return repair
  }

  /// Moves the file at `path`, relative to the dataset, to the folder `damaged`; false if it does not
  /// exist.
  private func moveAside(_ path: String) throws -> Bool {
    try catalog.whileLocked { _ in
      let dataset = try Folder(root.path)
      let parts = path.split(separator: "/").map(String.init)
      guard let name = parts.last, FileSystem.exists("\(root.path)/\(path)") else { return false }
      let target = try dataset.makeFolders([Self.asideName] + parts.dropLast())
      // An earlier repair may have moved a file of this name.
      var (free, number) = (name, 1)
      while try target.status(of: free) != nil {
        number += 1
        free = "\(name).\(number)"
      }
      let source = try parts.dropLast().reduce(dataset) { try $0.folder($1) }
      try source.move(name, to: free, in: target)
      try target.sync()
      try source.sync()
      return true
    }
  }
}
