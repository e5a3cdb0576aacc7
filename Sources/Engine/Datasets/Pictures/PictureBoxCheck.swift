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
      source: annotation.proposal?.source ?? .userLabel,
      verified: !annotation.isUnverified)
  }
}

extension ContentBox {
  /// The box that `annotation` shows on its frame of a recording; nil if it has no class.
  package init?(_ annotation: Annotation, on frames: FrameLayout) {
    let camera = frames.cameras[frames.place(of: annotation.box).camera]
    self.init(annotation, height: camera.height)
    x -= Double(camera.left)
    self = clipped(width: camera.width, height: camera.height)
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

  /// Those of `annotations`, which are boxes on `frames`, whose marks name a sample that contains them unchanged.
  package func savedBoxes(
    among annotations: [Annotation], ofFrames frames: FrameLayout
  ) -> Set<UUID> {
    var found: Set<UUID> = []
    for (mark, marked) in Dictionary(grouping: annotations, by: \.savedSample) {
      guard let mark, let id = try? SampleID(mark), let content = try? store.content(of: id) else {
        continue
      }
      let held = Set(content.boxes.map(Place.init))
      for annotation in marked {
        guard let box = ContentBox(annotation, on: frames), held.contains(Place(box)) else {
          continue
        }
        found.insert(annotation.id)
      }
    }
    return found
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
