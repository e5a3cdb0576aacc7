import FoundationEssentials
import Foundations

/// A dataset of another program on disk.
package struct ForeignDataset: Sendable {
  /// The format.
  package let format: ForeignFormat
  /// The folder of the dataset, without links.
  package let folder: String
  /// The label file, if the dataset was named by it.
  private let file: String?

  /// The dataset at `url`, a folder or a label file, of `format` or, if that is nil, of the format that
  /// its files have. Nil if none is recognized.
  package init?(_ url: URL, format: ForeignFormat? = nil) {
    guard let path = PictureLookup.canonical(url.path) else { return nil }
    let isFolder = FileSystem.isFolder(path)
    let found = format ?? (isFolder ? Self.format(inFolder: path) : Self.format(ofFile: path))
    guard let found else { return nil }
    self.format = found
    file = isFolder ? nil : path
    folder = isFolder ? path : Self.folder(ofFile: path)
  }

  /// Passes the pictures on to `sink`, in an order that depends only on the files. Pictures are looked for in
  /// `images` and in the folder of the dataset; with `onlyFolder`, only those directly in that folder are
  /// read. Files and boxes that cannot be read are reported to the sink. Throws what the sink throws.
  package func read(
    into sink: any ForeignSink, images: URL? = nil, onlyFolder: String? = nil
  ) throws {
    let source = ForeignSource(
      folder: folder, file: file,
      lookup: PictureLookup(dataset: URL(filePath: folder), images: images), onlyFolder: onlyFolder,
      sink: sink)
    do {
      try reader(source).read()
    } catch let failure as ForeignSource.SinkFailure {
      throw failure.error
    }
  }

  private func reader(_ source: ForeignSource) -> any ForeignReader {
    switch format {
    case .coco: COCOReader(source)
    case .yolo: YOLOReader(source)
    case .voc: VOCReader(source)
    case .labelme: LabelmeReader(source)
    case .cvat: CVATReader(source)
    case .labelstudio: LabelStudioReader(source)
    case .datumaro: DatumaroReader(source)
    case .curated: CuratedReader(source)
    }
  }

  /// The folder of the dataset whose label file is at `path`: the parent, or its parent if the file is in a
  /// folder for label files.
  private static func folder(ofFile path: String) -> String {
    let parent = FileSystem.parent(of: path)
    let isLabels = ["annotations", "labels"].contains(FileSystem.name(of: parent).lowercased())
    return isLabels ? FileSystem.parent(of: parent) : parent
  }

  private static func format(ofFile path: String) -> ForeignFormat? {
    let name = FileSystem.name(of: path).lowercased()
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".names") {
      return .yolo
    }
    if name.hasSuffix(".xml") { return CVATReader.isCVAT(path) ? .cvat : .voc }
    return name.hasSuffix(".json") ? JSONSketch.of(path) : nil
  }

  /// The format of the files in `folder`. Formats with a description of the whole dataset come first.
  private static func format(inFolder folder: String) -> ForeignFormat? {
    if CuratedReader.isDataset(folder) { return .curated }
    let description = (try? YOLOReader.description(in: folder)) ?? nil
    if let description, description.hasSuffix("ml") { return .yolo }
    if !CVATReader.files(in: folder).isEmpty { return .cvat }
    if !DatumaroReader.files(in: folder).isEmpty { return .datumaro }
    if !COCOReader.files(in: folder).isEmpty { return .coco }
    if !LabelStudioReader.files(in: folder).isEmpty { return .labelstudio }
    if VOCReader.files(in: folder).prefix(3).contains(where: {
      XMLSketch.root(of: $0) == "annotation"
    }) {
      return .voc
    }
    if description != nil || FileSystem.isFolder("\(folder)/labels") {
      return .yolo
    }
    return LabelmeReader.isDataset(folder) ? .labelme : nil
  }
}
