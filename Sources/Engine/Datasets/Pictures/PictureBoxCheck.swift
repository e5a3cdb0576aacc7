import FoundationEssentials
import Foundations
import Imaging
import Labels
import Libraries

extension ContentBox {
  /// The box that `annotation` shows on a picture with `height` rows; nil if it has no class.
  package init?(_ annotation: Annotation, height: Int) {
    guard let label = annotation.label else { return nil }
    let (x, y) = (annotation.box.x, annotation.box.y)
    // Boxes of annotations count rows upwards.
    self.init(
      className: label, x: Double(x.lowerBound), y: Double(height) - y.upperBound,
      width: Double(x.count), height: y.upperBound - y.lowerBound,
      confidence: annotation.proposal?.confidence,
      source: annotation.proposal.map { BoxSource(rawValue: $0.source) } ?? .userLabel,
      verified: !annotation.isUnverified)
  }
}

/// Finds the boxes of a picture that are in a dataset. The mark of a box names only a sample, of any
/// dataset; so the sample itself is read.
package struct PictureBoxCheck: Sendable {
  private let store: PictureStore

  /// Checks the dataset of `store`.
  package init(store: PictureStore) { self.store = store }

  /// Those of `annotations`, which are boxes of the picture at `url`, whose marks name the sample of
  /// this picture and that the sample contains unchanged.
  package func savedBoxes(among annotations: [Annotation], of url: URL) -> Set<UUID> {
    guard let data = try? FileSystem.contents(of: url.path, limit: PictureLimits.fileBytes),
      let id = try? SampleID(PictureDraft.hash(data)), let content = try? store.content(of: id)
    else { return [] }
    let held = Set(content.boxes.map(Place.init))
    let saved = annotations.filter { annotation in
      guard annotation.savedSample == id.text,
        let box = ContentBox(annotation, height: content.height)
      else { return false }
      return held.contains(Place(box.clipped(width: content.width, height: content.height)))
    }
    return Set(saved.map(\.id))
  }

  /// The class and the edges of a box.
  private struct Place: Hashable {
    let className: String
    let edges: [Double]

    init(_ box: ContentBox) {
      className = box.className
      edges = [box.x, box.y, box.width, box.height]
    }
  }
}
