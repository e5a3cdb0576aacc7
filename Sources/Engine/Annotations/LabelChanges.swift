import FoundationEssentials

/// What another program changed in the labels of a capture while it was open here.
public struct LabelChanges: Sendable, Equatable {
  public var added: [Annotation] = []
  public var changed: [UUID: Annotation] = [:]
  public var removed: Set<UUID> = []

  /// Whether nothing was changed.
  public var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

  /// Boxes that are concerned.
  public var count: Int { added.count + changed.count + removed.count }

  /// Takes the changes over into `annotations`.
  public func apply(to annotations: inout [Annotation]) {
    annotations.removeAll { removed.contains($0.id) }
    for index in annotations.indices {
      if let changed = changed[annotations[index].id] { annotations[index] = changed }
    }
    let present = Set(annotations.map(\.id))
    annotations += added.filter { !present.contains($0.id) }
  }
}
