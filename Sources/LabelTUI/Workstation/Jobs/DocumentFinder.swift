import FoundationEssentials
import Foundations
import Imaging
import Radio

/// Finds documents of all kinds: the captures of a folder first, then its pictures, or the pitches of a session.
struct DocumentFinder: Sendable {
  let captures: CaptureLoader
  let pictures: PictureLoader
  let pitches: PitchLoader

  /// Lists the documents at `paths` and in folders there. What cannot be opened is listed with the reason.
  func list(_ paths: [URL], report: ProgressReport) -> [ListEntry] {
    var entries: [ListEntry] = []
    for path in paths where !report.cancel.isCancelled {
      if let found = pitches.list(path, report: report) {
        entries += found
      } else if path.isFolder {
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
    // A dataset of another program has its pictures in folders.
    let all = found.isEmpty ? picturesOfDataset(in: folder) : found
    let progress = report.callback()
    let start = found.isEmpty ? folder.resolvingSymlinksInPath().path + "/" : ""
    var entries: [ListEntry] = []
    for (index, url) in all.enumerated() {
      guard progress(Double(index) / Double(all.count)) else { break }
      let isBelow = !start.isEmpty && url.path.hasPrefix(start)
      let name = isBelow ? String(url.path.dropFirst(start.count)) : url.lastPathComponent
      entries.append(pictures.entry(of: url, name: name))
    }
    return entries
  }

  /// The pictures of the dataset of another program in `folder`; empty if there is none. The samples of a
  /// curated dataset are reviewed, not opened as documents.
  private func picturesOfDataset(in folder: URL) -> [URL] {
    guard let dataset = ForeignDataset(folder), dataset.format != .curated else { return [] }
    return dataset.pictureFiles()
  }
}
