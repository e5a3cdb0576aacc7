import FoundationEssentials
import Foundations
import Labels

/// Finds labels of another program for the pictures of a folder that has no `labels.coco.json` yet: a COCO file
/// in the folder, or the dataset that the folder belongs to.
struct COCOImport {
  /// The maximum number of files that are read.
  private static let largestCount = 16

  let codec: COCOLabelCodec

  /// The content of the COCO file in the folder or of the dataset that the folder belongs to, with a warning that
  /// their files are not changed. If there are several COCO files, the content is empty with a warning; if there
  /// are no labels, nil.
  func content() -> LabelContent<COCOLabelCodec>? {
    let own = contentOfFolder()
    if let own, namesPictures(own) { return own }
    // A COCO file can name its pictures with folders, or belong to other pictures.
    let foreign = ForeignDataset.surrounding(codec.folder).lazy
      .compactMap { ForeignLabels.content(of: $0, for: codec) }.first
    return foreign ?? own
  }

  /// Whether `content` has labels for a picture in the folder, or a problem with the files.
  private func namesPictures(_ content: LabelContent<COCOLabelCodec>) -> Bool {
    let images = content.fields.images.elements.lazy.compactMap { $0.member("file_name")?.asText }
    if content.entries.isEmpty, images.isEmpty { return true }
    return images.contains { !$0.contains("/") && FileSystem.exists("\(codec.folder)/\($0)") }
  }

  private func contentOfFolder() -> LabelContent<COCOLabelCodec>? {
    let names = ((try? FileSystem.names(in: codec.folder)) ?? []).filter(Self.isCommonName)
    var found: [(path: String, content: LabelContent<COCOLabelCodec>)] = []
    var warnings: [String] = []
    for name in names.prefix(Self.largestCount) {
      let path = codec.folder + "/" + name
      do {
        let data = try FileSystem.contents(of: path, limit: COCOLabelCodec.largestSize)
        found.append(
          (path, try codec.decode(data, path: path, known: codec.emptyContent())))
      } catch let error as FileError {
        warnings.append("Labels cannot be read: \(error).")
      } catch {
        // The file has another format; COCO is not the only one with these names.
        continue
      }
    }
    var content = codec.emptyContent()
    switch found.count {
    case 0:
      if warnings.isEmpty { return nil }
    case 1:
      content = found[0].content
      content.writes = []
      warnings.append(
        "The labels of \(VisibleText.of(found[0].path)) are shown; changes are written to "
          + "\(PictureLabels.fileName), and that file is not changed.")
    default:
      let paths = found.map { VisibleText.of($0.path) }.joined(separator: ", ")
      warnings.append(
        "No labels are shown, because several files contain labels: \(paths). Copy the wanted one to "
          + "\(PictureLabels.fileName).")
    }
    content.warnings += warnings
    return content
  }

  /// Whether programs that export COCO files use this file name.
  private static func isCommonName(_ name: String) -> Bool {
    if name == PictureLabels.fileName || name.hasPrefix(".") { return false }
    return ["annotations.json", "coco.json", "result.json"].contains(name)
      || name.hasSuffix(".coco.json")
      || (name.hasPrefix("instances") && name.hasSuffix(".json"))
  }
}
