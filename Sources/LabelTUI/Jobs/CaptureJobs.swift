import Engine
import FoundationEssentials

/// Finding and opening captures.
struct CaptureJobs: Sendable {
  let captures: OpenCaptures
  let stateFolder: URL

  /// The captures at `paths`, folders searched; what cannot be opened is listed with the reason.
  func list(_ paths: [URL], report: ProgressReport) -> Action {
    let progress = report.callback()
    var entries: [CaptureListEntry] = []
    for path in paths {
      let found = files(at: path)
      for (index, file) in found.enumerated() {
        guard progress(Double(index) / Double(found.count)) else { return .listed(entries) }
        entries.append(entry(of: file.url, name: file.name))
      }
    }
    return .listed(entries)
  }

  /// Opens the capture at `url` with its labels.
  func open(_ url: URL, id: Int) throws -> Action {
    let capture = try CaptureFile.open(url)
    let labels = LabelFile(of: capture, stateFolder: stateFolder)
    let (annotations, warnings) = labels.load()
    captures.add(
      OpenCapture(
        id: id, capture: capture, reader: try CaptureReader(capture), labels: labels))
    return .opened(
      id: id, capture: capture, annotations: annotations,
      warnings: capture.warnings + warnings)
  }

  private func files(at path: URL) -> [(url: URL, name: String)] {
    guard path.isFolder else { return [(path, path.lastPathComponent)] }
    let root = path.path
    guard let urls = try? CaptureFile.captures(below: path) else { return [] }
    return urls.map { url in
      (url, String(url.path.dropFirst(root.count).drop { $0 == "/" }))
    }
  }

  private func entry(of url: URL, name: String) -> CaptureListEntry {
    let content: CaptureListEntry.Content
    do {
      let capture = try CaptureFile.open(url)
      let labels = LabelFile(of: capture, stateFolder: stateFolder).load().annotations
      content = .capture(capture, labelCount: labels.count)
    } catch {
      content = .unreadable("\(error)")
    }
    return CaptureListEntry(url: url, name: name, content: content)
  }
}
