import Engine
import FoundationEssentials

/// Finding and opening captures.
struct CaptureJobs: Sendable {
  let captures: OpenCaptures
  let stateFolder: URL
  let opener: CaptureOpener
  /// What the program was started with: what the command line says is about these.
  let paths: [URL]

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
    let capture = try opener.open(url, isNamed: paths.contains(url))
    var notes: [String] = []
    do {
      try opener.remember(url, capture.facts, isNamed: paths.contains(url))
    } catch {
      notes.append("What was given is not remembered: \(error)")
    }
    let labels = LabelFile(of: capture, stateFolder: stateFolder)
    let prepared = labels.prepare()
    notes += prepared.warnings + [prepared.notice].compactMap { $0 }
    let (annotations, warnings) = labels.load()
    captures.add(
      OpenCapture(
        id: id, url: url, capture: capture, reader: try CaptureReader(capture), labels: labels))
    return .opened(
      id: id, capture: capture, annotations: annotations,
      warnings: capture.warnings + warnings + notes)
  }

  /// The open capture `id` with the samples that its file holds by now; nil when it is closed. The same
  /// where the file did not grow. Throws when it cannot be read any more, or holds less.
  func reload(_ id: Int) throws -> Action? {
    guard let open = captures[id] else { return nil }
    let capture = try opener.open(open.url, isNamed: paths.contains(open.url))
    guard capture.sampleCount >= open.capture.sampleCount else {
      throw CaptureError.cutWhileReading(path: capture.url.path, sample: capture.sampleCount + 1)
    }
    guard open.capture.goesOn(in: capture) else {
      throw CaptureError.changedWhileOpen(path: capture.url.path)
    }
    open.labels.follow(capture)
    captures.replace(
      OpenCapture(
        id: id, url: open.url, capture: capture, reader: try CaptureReader(capture),
        labels: open.labels))
    return .grown(id: id, capture: capture)
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
      let capture = try opener.open(url, isNamed: paths.contains(url))
      let labels = LabelFile(of: capture, stateFolder: stateFolder).load().annotations
      content = .capture(capture, labelCount: labels.count)
    } catch {
      content = .unreadable("\(error)")
    }
    return CaptureListEntry(url: url, name: name, content: content)
  }
}
