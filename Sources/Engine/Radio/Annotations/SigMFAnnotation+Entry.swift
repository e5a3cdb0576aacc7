import FoundationEssentials
import Foundations
import Labels
import Libraries

extension SigMFAnnotation: LabelEntry {
  /// The id in `core:uuid`; nil if there is none or it is not a UUID.
  var statedID: UUID? { uuid.flatMap(UUID.init(uuidString:)) }

  /// An id for an entry without `core:uuid`, computed from the content. Every program that reads the same entry
  /// computes the same id.
  var derivedID: UUID {
    guard let data = try? OrderedJSONEncoder(.compact).encode(self) else { return UUID() }
    return UUID(derivedFrom: Array(data))
  }

  /// Whether both entries are equal except for the UUID.
  package func hasContent(of other: SigMFAnnotation) -> Bool {
    if self == other { return true }
    var copy = self
    copy.uuid = other.uuid
    return copy == other
  }
}
