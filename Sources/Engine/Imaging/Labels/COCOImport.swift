import FoundationEssentials
import Foundations
import Labels

/// Finds the COCO file of another program in a folder that has no `labels.coco.json` yet.
struct COCOImport {
  /// Files that are looked at; folders with more of them are not exports of one data set.
  private static let largestCount = 16

  let codec: COCOLabelCodec

  /// The content of the only COCO file in the folder, with a warning that it is not changed. Where there are
  /// several, an empty content with a warning; nil where there is none.
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
        // Other formats use the same names.
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
        "Labels of \(VisibleText.of(found[0].path)) are shown; changes are written to "
          + "\(PictureLabels.fileName), and that file is left as it is.")
    default:
      let paths = found.map { VisibleText.of($0.path) }.joined(separator: ", ")
      warnings.append(
        "No labels are shown, as several files hold labels: \(paths). Copy the one to use to "
          + "\(PictureLabels.fileName).")
    }
    content.warnings += warnings
    return content
  }

  /// Whether programs that export COCO files use `name`.
  private static func isCommonName(_ name: String) -> Bool {
    if name == PictureLabels.fileName || name.hasPrefix(".") { return false }
    return ["annotations.json", "coco.json", "result.json"].contains(name)
      || name.hasSuffix(".coco.json")
      || (name.hasPrefix("instances") && name.hasSuffix(".json"))
  }
}
