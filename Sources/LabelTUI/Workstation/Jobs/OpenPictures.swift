import FoundationEssentials
import Labels
import Synchronization

/// The label files of the pictures that are open, by the numbers of the pictures.
final class OpenPictures: Sendable {
  private let pictures = Mutex<[Int: any LabelStore]>([:])

  subscript(id: Int) -> (any LabelStore)? { pictures.withLock { $0[id] } }

  func add(_ labels: any LabelStore, id: Int) { pictures.withLock { $0[id] = labels } }

  func remove(_ id: Int) { pictures.withLock { $0[id] = nil } }

  /// All open pictures.
  var all: [(id: Int, labels: any LabelStore)] {
    pictures.withLock { $0.map { ($0.key, $0.value) } }
  }
}
