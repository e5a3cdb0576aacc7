import FoundationEssentials
import Foundations
import Labels
import Radio

/// Finds, opens and reloads captures.
struct CaptureLoader: Sendable {
  let captures: OpenCaptures
  let stateFolder: URL
  let opener: CaptureOpener
  /// The paths on the command line. Its options apply only to files named there.
  let paths: [URL]

  /// Lists the captures at `paths` and in folders there. What cannot be opened is listed with the reason.
  func list(_ paths: [URL], report: ProgressReport) -> [ListEntry] {
    let progress = report.callback()
    var entries: [ListEntry] = []
    for path in paths {
      let (found, unreadable) = files(at: path)
      entries += unreadable
      for (index, file) in found.enumerated() {
        guard progress(Double(index) / Double(found.count)) else { return entries }
        entries.append(entry(of: file.url, name: file.name))
      }
    }
    return entries
  }

  /// Opens the capture at `url` with its labels; `sampleRate` is the rate in Hz that the user typed.
  func open(_ url: URL, id: Int, sampleRate: Double? = nil) throws -> CaptureResult {
    var told = CaptureParameters()
    told.sampleRate = sampleRate
    let isNamed = paths.contains(url)
    let capture = try opener.open(url, isNamed: isNamed, told: told)
    var notes: [String] = []
    do {
      try opener.remember(url, capture.facts, isNamed: isNamed, told: told)
    } catch {
      notes.append("The options of this capture are not remembered: \(error)")
    }
    let labels = CaptureLabels(of: capture, stateFolder: stateFolder)
    let (annotations, warnings) = labels.open()
    captures.add(
      OpenCapture(
        id: id, url: url, told: told, capture: capture, reader: try CaptureReader(capture),
        labels: labels))
    return .opened(
      id: id, capture: capture, annotations: annotations,
      warnings: capture.warnings + warnings + notes)
  }

  /// Reads the open capture `id` again, with the samples that its file contains now; nil if it is closed.
  /// Throws an error if the file cannot be read, has fewer samples, or contains another capture.
  func reload(_ id: Int) throws -> CaptureResult? {
    guard let open = captures[id] else { return nil }
    let capture = try opener.open(
      open.url, isNamed: paths.contains(open.url), told: open.told)
    guard capture.sampleCount >= open.capture.sampleCount else {
      throw CaptureError.cutWhileReading(path: capture.url.path, sample: capture.sampleCount + 1)
    }
    guard open.capture.isContinued(by: capture) else {
      throw CaptureError.changedWhileOpen(path: capture.url.path)
    }
    open.labels.follow(capture)
    captures.replace(
      OpenCapture(
        id: id, url: open.url, told: open.told, capture: capture,
        reader: try CaptureReader(capture), labels: open.labels))
    return .grown(id: id, capture: capture)
  }

  /// The captures at `path`, a folder or a file, and an entry for each folder that cannot be read.
  private func files(
    at path: URL
  ) -> (found: [(url: URL, name: String)], unreadable: [ListEntry]) {
    guard path.isFolder else { return ([(path, path.lastPathComponent)], []) }
    let root = path.path
    func name(_ url: URL) -> String {
      let name = String(url.path.dropFirst(root.count).drop { $0 == "/" })
      return name.isEmpty ? path.lastPathComponent + "/" : name
    }
    let search = CaptureFile.search(below: path)
    return (
      search.captures.map { ($0, name($0)) },
      search.failures.map { failure in
        ListEntry(
          url: failure.folder, name: name(failure.folder), content: .unreadable("\(failure.error)"))
      }
    )
  }

  private func entry(of url: URL, name: String) -> ListEntry {
    let content: ListEntry.Content
    var gain = 0.0
    do {
      let capture = try opener.open(url, isNamed: paths.contains(url))
      let labels = CaptureLabels(of: capture, stateFolder: stateFolder).load().annotations
      content = .capture(capture, boxes: BoxCount(labels))
      gain = labels.expectedGain
    } catch CaptureError.missingSampleRate {
      content = .rateUnknown
    } catch {
      content = .unreadable("\(error)")
    }
    return ListEntry(url: url, name: name, content: content, gain: gain)
  }
}
