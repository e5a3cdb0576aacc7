import Datasets
import FoundationEssentials
import Radio

extension CaptureLoader {
  /// `renamed` with the boxes in the label files of the captures at `urls`, whose class this renames.
  func renameClass(in urls: [URL], after renamed: RenamedClass) -> RenamedClass {
    var result = renamed
    for url in urls {
      do {
        let labels = CaptureLabels(
          of: try opener.open(url, isNamed: paths.contains(url)), stateFolder: stateFolder,
          session: nil)
        let (count, warnings) = try labels.renameClass(
          renamed.old, to: renamed.new, after: renamed.report)
        result.boxes += count
        result.problems += warnings
      } catch {
        result.problems.append("\(error)")
      }
    }
    return result
  }
}
