import FoundationEssentials

/// Finds out what a file is and opens it.
public enum CaptureFile {
  /// Endings of files that are captures, in lower case.
  public static let endings: Set<String> = ["rfcap"]

  /// Whether the name at `url` promises a capture.
  public static func isCapture(_ url: URL) -> Bool {
    endings.contains(url.pathExtension.lowercased())
  }

  /// The capture at `url`; throws `CaptureError` when it is none, or not one that can be read.
  public static func open(_ url: URL) throws(CaptureError) -> Capture {
    // RFCAP is the only container so far; whatever is named differently is judged by its magic.
    do throws(CaptureError) {
      return try RFCAPFile.open(url)
    } catch {
      if !isCapture(url), case .wrongMagic = error { throw .unknownFormat(path: url.path) }
      throw error
    }
  }

  /// The captures in the folder at `url` and below it, sorted by path; hidden ones left out.
  public static func captures(below folder: URL) throws(CaptureError) -> [URL] {
    let root = folder.path
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: root) else {
      throw .cannotList(path: root)
    }
    return names.filter { name in
      !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }.sorted().map { folder.appending(path: $0) }.filter(isCapture)
  }
}
