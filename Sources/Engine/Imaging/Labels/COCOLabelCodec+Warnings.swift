import FoundationEssentials
import Foundations
import Labels

extension COCOLabelCodec {
  /// Sentences about elements of the file at `path` that are kept but cannot be shown or used.
  static func warnings(
    about content: LabelContent<Self>, entries: [COCOEntry], path: String
  ) -> [String] {
    let path = VisibleText.of(path)
    var warnings: [String] = []
    var hidden: (count: Int, first: String)?
    for (index, entry) in entries.enumerated() {
      guard let reason = problem(of: entry) else { continue }
      hidden = (
        (hidden?.count ?? 0) + 1, hidden?.first ?? "annotations[\(index)]: \(reason)"
      )
    }
    if let hidden {
      let subject = hidden.count == 1 ? "1 annotation is" : "\(hidden.count) annotations are"
      warnings.append("\(path): \(subject) kept but cannot be shown (\(hidden.first)).")
    }
    let tables = [("images", content.fields.images), ("categories", content.fields.categories)]
    for (name, table) in tables {
      if table.invalidCount > 0 {
        warnings.append(
          "\(path): \(table.invalidCount) elements of \(name) have no id or no \(table.nameMember); "
            + "they are kept and not used.")
      }
      if table.duplicateCount > 0 {
        warnings.append(
          "\(path): \(table.duplicateCount) elements of \(name) have the id of another one; "
            + "the last one of each id is used.")
      }
    }
    return warnings
  }

  /// The reason why `entry` cannot be shown on any picture; nil if it can be shown.
  private static func problem(of entry: COCOEntry) -> String? {
    guard case .object = entry.value else { return "it is not an object" }
    guard entry.picture != nil else {
      let id = entry[COCOEntry.Name.image]?.sketch ?? "nothing"
      return "image_id is \(VisibleText.of(id)), which is not the id of an image"
    }
    switch COCOShape.find(in: entry) {
    case .success: return nil
    case .failure(let error): return error.problem.rawValue
    }
  }
}
