import FoundationEssentials
import Foundations
import Labels
import Libraries
import Synchronization

/// The labels of pictures on disk: one file `labels.coco.json` per folder, beside the pictures, or a file in the state
/// folder if the folder of the pictures cannot be written.
///
/// The file of a folder is read once, even if several of its pictures are opened.
package final class PictureLabels: Sendable {
  /// The name of label files beside pictures.
  package static let fileName = "labels.coco.json"
  /// The class of boxes without a class in files.
  package static let unlabeledClass = COCOEntry.unlabeled
  private static let ending = "coco.json"

  private let stateFolder: URL
  private let session: String?
  private let folders = Mutex<[String: LabelFile<COCOLabelCodec>]>([:])

  /// Opens no file yet. `session` is the name of the editing session in the files; nil for a program that writes once.
  package init(stateFolder: URL, session: String? = LabelSessionName.random()) {
    self.stateFolder = stateFolder
    self.session = session
  }

  /// The labels of the picture at `picture`, which has `width` x `height` pixels. They are not read yet.
  package func labels(
    of picture: URL, width: Int, height: Int
  ) -> DocumentLabels<COCOLabelCodec> {
    let path = picture.standardizedFileURL.path
    let name = FileSystem.name(of: path)
    let file = file(of: FileSystem.parent(of: path))
    file.updateCodec { $0.sizes[name] = PictureMapping.Size(width: width, height: height) }
    return file.labels(of: name)
  }

  /// The labels of the recording in `folder`, whose video frames are `frames`. If it has no label file yet, they are
  /// `proposals`. They are not read yet.
  package func labels(
    ofFrames frames: FrameLayout, in folder: URL, proposals: [Annotation]
  ) -> DocumentLabels<COCOLabelCodec> {
    let path = folder.standardizedFileURL.path
    let file = file(of: path)
    file.updateCodec { codec in
      codec.frames = frames
      codec.proposals = proposals
    }
    return file.labels(of: FileSystem.name(of: path))
  }

  private func file(of folder: String) -> LabelFile<COCOLabelCodec> {
    folders.withLock { folders in
      if let file = folders[folder] { return file }
      let file = LabelFile(
        places: places(of: folder), codec: COCOLabelCodec(folder: folder), session: session,
        sizeLimit: COCOLabelCodec.largestSize)
      folders[folder] = file
      return file
    }
  }

  private func places(of folder: String) -> LabelPlaces {
    let digest = SHA256.hexadecimal(of: Array(folder.utf8)).prefix(16)
    return LabelPlaces(
      beside: URL(filePath: folder).appending(path: Self.fileName),
      fallback: LabelPlaces.fallbackFolder(in: stateFolder)
        .appending(path: "\(digest).\(Self.ending)"),
      ending: Self.ending)
  }
}
