import FoundationEssentials
import Foundations
import Labels

/// Finds the COCO file of another program in a folder that has no `labels.coco.json` yet.
struct COCOImport {
  /// The maximum number of files that are read.
  private static let largestCount = 16

  let codec: COCOLabelCodec

  /// The content of the COCO file in the folder, with a warning that the file is not changed. If there
  /// are several COCO files, the content is empty with a warning; if there is none, nil.
  func content() -> LabelContent<COCOLabelCodec>? {
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
