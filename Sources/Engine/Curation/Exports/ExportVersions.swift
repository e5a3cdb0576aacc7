import Datasets
import Foundations
import Glibc

/// The versions of a dataset's exports: `exports/<name>-<n>`.
package struct ExportVersions {
  /// The name of versions unless another is given.
  package static let defaultName = "curated"

  let folder: String
  private let name: String

  /// The versions called `name` of the dataset in the folder `dataset`. Throws `ExportError.badName`.
  init(of dataset: String, name: String) throws(ExportError) {
    // The rules for class names are those for parts of a path.
    guard (try? SignalName(name)) != nil else { throw .badName(name) }
    folder = "\(dataset)/exports"
    self.name = name
  }

  /// The name of version `number`.
  func name(_ number: Int) -> String { "\(name)-\(number)" }

  /// The numbers that exist, the highest first.
  func numbers() throws(FileError) -> [Int] {
    try FileSystem.names(in: folder).compactMap { found in
      guard found.hasPrefix(name + "-"), let number = Int(found.dropFirst(name.utf8.count + 1)),
        number > 0, name(number) == found
      else { return nil }
      return number
    }.sorted(by: >)
  }

  /// Removes the folder of the versions if it is empty: the first export failed.
  func removeEmptyFolder() { rmdir(folder) }

  /// The newest version whose files have the hash `contentHash`; nil if there is none.
  func version(withHash contentHash: String) throws(FileError) -> Int? {
    try numbers().first { number in
      let path = "\(folder)/\(name(number))/\(ExportManifest.fileName)"
      let manifest = try? JSONFile.read(ExportManifest.self, from: path)
      return manifest?.contentHash == contentHash
    }
  }
}
