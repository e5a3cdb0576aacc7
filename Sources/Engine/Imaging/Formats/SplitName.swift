import Foundations

/// The part of a dataset, as the names of folders and files state it.
enum SplitName {
  /// `train`, `val` or `test` for the usual names, such as `train2017` and `valid`; nil for other names.
  static func of(_ name: String) -> String? {
    var text = name.lowercased()[...]
    while let last = text.last, last.isNumber || "-_.".contains(last) { text = text.dropLast() }
    switch text {
    case "train", "training": return "train"
    case "val", "valid", "validation", "dev": return "val"
    case "test", "testing": return "test"
    default: return nil
    }
  }

  /// The part that the folders of `path` name, the last first; nil if they name none.
  static func inFolders(of path: String) -> String? {
    path.split(separator: "/").dropLast().reversed().lazy.compactMap { of(String($0)) }.first
  }
}
