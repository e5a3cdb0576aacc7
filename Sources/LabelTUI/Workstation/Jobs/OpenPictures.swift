import FoundationEssentials
import Labels
import Synchronization

/// The paths and the label files of the pictures that are open, by the numbers of the pictures.
final class OpenPictures: Sendable {
  private let pictures = Mutex<[Int: (url: URL, labels: any LabelStore)]>([:])

  subscript(id: Int) -> (any LabelStore)? { pictures.withLock { $0[id]?.labels } }

  /// The path of the open picture `id`; nil if it is closed.
  func url(of id: Int) -> URL? { pictures.withLock { $0[id]?.url } }

  func add(_ labels: any LabelStore, of url: URL, id: Int) {
    pictures.withLock { $0[id] = (url, labels) }
  }

  func remove(_ id: Int) { pictures.withLock { $0[id] = nil } }

  /// All open pictures.
  var all: [(id: Int, labels: any LabelStore)] {
    pictures.withLock { $0.map { ($0.key, $0.value.labels) } }
  }
}
