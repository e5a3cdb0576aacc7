import Foundations
import Generation

/// The details of a generated dataset.
extension OverlayText {
  /// The lines about the selected dataset.
  static func dataset(_ state: AppState) -> [Line] {
    guard case .datasets(let list) = state.place, let dataset = list.selected else { return [] }
    var rows = [
      ("path", dataset.path), ("type", dataset.type.rawValue), ("samples", "\(dataset.samples)"),
      ("receivers", dataset.receiversText), ("rate", Quantity.sampleRate(dataset.sampleRate)),
      ("duration", Quantity.time(dataset.duration)),
      ("size", dataset.bytes.map(Quantity.bytes) ?? "unknown"),
      ("complete", dataset.isComplete ? "yes" : "no: repeat the command that generates it"),
    ]
    if let candidates = dataset.candidates, candidates > 0 {
      let rejected = dataset.rejected.compactMap { Int($0.value) }.reduce(0.0) { $0 + Double($1) }
      let share = max(0, 1 - rejected / Double(candidates))
      rows.append(
        (
          "accepted",
          "\(Quantity.percent(share)) of \(Quantity.count(candidates, "geometry", "geometries"))"
        ))
      rows += dataset.rejected.map { ("rejected", "\($0.value) \($0.name)") }
    }
    let fits = state.architectures.all.map { architecture in
      (architecture.name, dataset.fitText(architecture))
    }
    return [Line(VisibleText.of(dataset.name), isTitle: true)] + table(rows) + [Line("")]
      + [Line("Architectures", isTitle: true)] + table(fits) + [Line("")]
      + [Line("Recipe", isTitle: true)] + table(dataset.recipe.map { ($0.name, $0.value) })
  }

  private static func table(_ rows: [(String, String)]) -> [Line] {
    let rows = rows.map { (VisibleText.of($0.0), VisibleText.of($0.1)) }
    let width = min(40, rows.map { $0.0.unicodeScalars.count }.max() ?? 0)
    return rows.map { name, value in
      let gap = String(repeating: " ", count: max(0, width - name.unicodeScalars.count) + 2)
      return Line("  \(name)\(gap)\(value)")
    }
  }
}

extension ListedDataset {
  /// Whether `architecture` can be trained on the dataset, and why not.
  fileprivate func fitText(_ architecture: Architecture) -> String {
    architecture.misfit(self).map { "no: \($0)" } ?? "compatible"
  }

  /// The number of receivers, such as `10` or `5-15`.
  var receiversText: String {
    receivers.lowerBound == receivers.upperBound
      ? "\(receivers.lowerBound)" : "\(receivers.lowerBound)-\(receivers.upperBound)"
  }
}
