import FoundationEssentials
import Foundations
import Imaging
import Labels
import Radio
import Workstation

/// The capture or picture whose boxes `labeltui boxes` exports or imports.
struct BoxesDocument {
  /// Converts its boxes.
  let codec: any BoxFileCodec
  private let url: URL
  private let labels: any LabelStore
  /// The document and its label file, which no export may replace.
  private let ownFiles: [URL]
  private let capture: CaptureLabels?

  /// Options for what a capture does not state. `--format` is that of the file with boxes.
  static let options = CaptureOptions.all.filter { $0.name != "format" }

  /// Opens the document that `arguments` name first.
  init(_ arguments: Arguments) throws {
    let folders = UserFolders(environment: ProcessInfo.processInfo.environment)
    url = URL(filePath: try arguments.firstOperand("the PATH of a capture or picture"))
    guard !url.isFolder else {
      throw CommandFailure(
        about: url, "is a folder; give a capture or a picture, or open a pitch in the workstation")
    }
    if let facts = try? PictureFacts(contentsOf: url) {
      codec = PictureBoxCodec(
        pictureNamed: url.lastPathComponent, width: facts.width, height: facts.height)
      labels = PictureLabels(stateFolder: folders.state, session: nil)
        .labels(of: url, width: facts.width, height: facts.height)
      ownFiles = [
        url, url.deletingLastPathComponent().appending(path: PictureLabels.fileName),
      ]
      capture = nil
    } else {
      let capture = try CaptureArgument(first: arguments).open()
      let captureLabels = CaptureLabels(of: capture, stateFolder: folders.state, session: nil)
      codec = CaptureBoxCodec(capture)
      labels = captureLabels
      self.capture = captureLabels
      ownFiles = [capture.url, capture.facts.metadata]
    }
  }

  /// The boxes of the document. Problems of its label file are printed; throws if the labels of a capture are damaged.
  func load() throws -> [Annotation] {
    let (annotations, warnings) = labels.load()
    if let problem = capture?.problem { throw problem }
    for warning in warnings { StandardError.writeLine("labeltui: \(warning)") }
    return annotations
  }

  /// Writes `annotations` as the boxes of the document.
  func write(_ annotations: [Annotation]) throws {
    let report = try labels.write(LabelRevision(annotations))
    for sentence in report.warnings + [report.notice].compactMap({ $0 }) {
      StandardError.writeLine("labeltui: \(sentence)")
    }
  }

  /// Throws if `output` is a file of the document.
  func check(output: URL) throws {
    let target = output.resolvingSymlinksInPath().standardizedFileURL.path
    if ownFiles.contains(where: { $0.resolvingSymlinksInPath().standardizedFileURL.path == target })
    {
      throw BoxFileError.ownFile(path: output.path)
    }
  }
}
