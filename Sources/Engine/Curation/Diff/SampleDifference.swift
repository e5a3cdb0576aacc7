import Datasets
import Foundations
import Labels

/// A difference between two datasets or exports.
package struct SampleDifference: Sendable, Hashable {
  /// What differs.
  package enum Change: Sendable, Hashable {
    /// Only the second one has the sample, with this number of boxes.
    case added(boxes: Int)
    /// Only the first one has the sample, with this number of boxes.
    case removed(boxes: Int)
    case size(from: [Int], to: [Int])
    case split(from: String?, to: String?)
    case boxAdded(ContentBox)
    case boxRemoved(ContentBox)
    case boxChanged(from: ContentBox, to: ContentBox)
  }

  /// The name of the sample: the key in a dataset, the image without ending in an export.
  package var sample: String
  /// What differs.
  package var change: Change
}

/// One line: `+` for what only the second one has, `-` for what only the first one has, `~` for what
/// differs.
extension SampleDifference: CustomStringConvertible {
  package var description: String {
    let name = VisibleText.of(sample)
    return switch change {
    case .added(let boxes): "+ \(name)  \(Quantity.count(boxes, "box", "boxes"))"
    case .removed(let boxes): "- \(name)  \(Quantity.count(boxes, "box", "boxes"))"
    case .size(let old, let new): "~ \(name)  size \(Self.text(old)) -> \(Self.text(new))"
    case .split(let old, let new): "~ \(name)  split \(Self.text(old)) -> \(Self.text(new))"
    case .boxAdded(let box): "~ \(name)  + \(Self.text(box))"
    case .boxRemoved(let box): "~ \(name)  - \(Self.text(box))"
    case .boxChanged(let old, let new): "~ \(name)  ~ \(Self.text(old, new))"
    }
  }

  private static func text(_ size: [Int]) -> String {
    size.map(\.description).joined(separator: "x")
  }

  private static func text(_ split: String?) -> String { split.map(VisibleText.of) ?? "none" }

  private static func text(_ box: ContentBox) -> String {
    "\(VisibleText.of(box.className)) \(place(box))"
  }

  /// Both boxes, with the fields beyond class and place that differ.
  private static func text(_ old: ContentBox, _ new: ContentBox) -> String {
    var words = [old.className == new.className ? VisibleText.of(old.className) : text(old)]
    if old.className != new.className {
      words.append("-> \(text(new))")
    } else if place(old) != place(new) {
      words.append("\(place(old)) -> \(place(new))")
    } else {
      words.append(place(old))
    }
    if old.confidence ?? 1 != new.confidence ?? 1 {
      words.append("confidence \(text(old.confidence)) -> \(text(new.confidence))")
    }
    if old.source != new.source {
      words.append(
        "source \(VisibleText.of(old.source.rawValue)) -> \(VisibleText.of(new.source.rawValue))")
    }
    if old.verified != new.verified { words.append("verified \(old.verified) -> \(new.verified)") }
    return words.joined(separator: ", ")
  }

  private static func text(_ confidence: Double?) -> String {
    confidence.map { Quantity.short($0, decimals: 4) } ?? "none"
  }

  private static func place(_ box: ContentBox) -> String {
    let numbers = [box.x, box.y, box.width, box.height].map { Quantity.short($0, decimals: 2) }
    return "\(numbers[0]),\(numbers[1]) \(numbers[2])x\(numbers[3])"
  }
}

/// A JSON object with the members of the change.
extension SampleDifference: Encodable {
  private enum CodingKeys: String, CodingKey { case sample, change, boxes, from, to, box }

  private struct Box: Encodable {
    let box: ContentBox

    private enum CodingKeys: String, CodingKey {
      case className = "class"
      case bbox, confidence, source, verified
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(box.className, forKey: .className)
      try container.encode([box.x, box.y, box.width, box.height], forKey: .bbox)
      try container.encodeIfPresent(box.confidence, forKey: .confidence)
      try container.encode(box.source.rawValue, forKey: .source)
      try container.encode(box.verified, forKey: .verified)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(sample, forKey: .sample)
    switch change {
    case .added(let boxes):
      try container.encode("added", forKey: .change)
      try container.encode(boxes, forKey: .boxes)
    case .removed(let boxes):
      try container.encode("removed", forKey: .change)
      try container.encode(boxes, forKey: .boxes)
    case .size(let old, let new):
      try container.encode("size", forKey: .change)
      try container.encode(old, forKey: .from)
      try container.encode(new, forKey: .to)
    case .split(let old, let new):
      try container.encode("split", forKey: .change)
      try container.encode(old, forKey: .from)
      try container.encode(new, forKey: .to)
    case .boxAdded(let box):
      try container.encode("box_added", forKey: .change)
      try container.encode(Box(box: box), forKey: .box)
    case .boxRemoved(let box):
      try container.encode("box_removed", forKey: .change)
      try container.encode(Box(box: box), forKey: .box)
    case .boxChanged(let old, let new):
      try container.encode("box_changed", forKey: .change)
      try container.encode(Box(box: old), forKey: .from)
      try container.encode(Box(box: new), forKey: .to)
    }
  }
}
