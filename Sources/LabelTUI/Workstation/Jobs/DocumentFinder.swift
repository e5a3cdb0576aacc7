import FoundationEssentials
import Foundations
import Imaging
import Radio

/// Finds documents of all kinds: the captures of a folder first, then its pictures.
struct DocumentFinder: Sendable {
  let captures: CaptureLoader
  let pictures: PictureLoader

  /// Lists the documents at `paths` and in folders there. What cannot be opened is listed with the reason.
  func list(_ paths: [URL], report: ProgressReport) -> [ListEntry] {
    var entries: [ListEntry] = []
    for path in paths where !report.cancel.isCancelled {
      if path.isFolder {
        entries += captures.list([path], report: report) + picturesIn(path, report: report)
      } else if PictureLoader.isPicture(path) {
        entries.append(pictures.entry(of: path, name: path.lastPathComponent))
      } else {
        entries += captures.list([path], report: report)
      }
    }
    return entries
  }

  /// The pictures in `folder`. If it cannot be read, the search for captures lists the reason.
  private func picturesIn(_ folder: URL, report: ProgressReport) -> [ListEntry] {
    guard let found = try? PictureSearch.pictures(in: folder) else { return [] }
    let progress = report.callback()
    var entries: [ListEntry] = []
    for (index, url) in found.enumerated() {
      guard progress(Double(index) / Double(found.count)) else { break }
      entries.append(pictures.entry(of: url, name: url.lastPathComponent))
    }
    return entries
  }
}
