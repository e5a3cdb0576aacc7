import FoundationEssentials

/// What another program changed in the labels of a capture while it was open here.
public struct LabelChanges: Sendable, Equatable {
  public var added: [Annotation] = []
  public var changed: [UUID: Annotation] = [:]
  public var removed: Set<UUID> = []

  /// No changes.
  public init() {}

  /// What makes `new` of `old`.
  init(from old: [Annotation], to new: [Annotation]) {
    guard old != new else { return }
    let before = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    for annotation in new {
      switch before[annotation.id] {
      case nil: added.append(annotation)
      case annotation?: break
      case _?: changed[annotation.id] = annotation
      }
    }
    removed = Set(before.keys).subtracting(new.map(\.id))
  }

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
