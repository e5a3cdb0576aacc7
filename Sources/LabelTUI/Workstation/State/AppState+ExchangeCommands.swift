import Datasets
import FoundationEssentials
import Foundations
import Labels
import Radio
import TerminalKit

/// Lists of boxes and windows, files with boxes, the clipboard, and windows that are not on the grid.
extension AppState {
  /// Performs `command` on the document on the screen; does nothing if there is none.
  mutating func perform(_ command: ExchangeCommand) -> [Job] {
    guard let document else { return [] }
    switch command {
    case .listBoxes: enterBoxList()
    case .listWindows: return enterWindowList()
    case .exportBoxes: prompt = Prompt(.exportBoxes, text: document.fileStem + ".csv")
    case .importBoxes: prompt = Prompt(.importBoxes)
    case .extractBox: askForExtraction()
    case .copyMeasurements: return copyMeasurements(in: document)
    case .saveCentered: return saveCenteredWindow()
    case .saveNegative: return saveNegative(of: document)
    }
    return []
  }

  // MARK: Files with boxes

  /// Exports the boxes of the document on the screen to the file with the typed name.
  mutating func exportBoxes(to text: String) -> [Job] {
    guard let document, let path = document.path(typed: text) else { return [] }
    guard let format = BoxFormat.ofFile(named: path, json: document.jsonFormat) else {
      showError(
        "\(VisibleText.of(text)): write a name that ends with .csv, .sigmf-meta, .selections.txt (Raven), "
          + ".txt (Audacity) or .json")
      prompt = Prompt(.exportBoxes, text: text)
      return []
    }
    beginJob(.exportingBoxes)
    return [
      .exchange(
        .export(documentID: document.id, document.canvas.boxes, to: URL(filePath: path), format))
    ]
  }

  /// Reads the boxes of the file with the typed name, to be added to the document on the screen.
  mutating func importBoxes(from text: String) -> [Job] {
    guard let document, let path = document.path(typed: text) else { return [] }
    beginJob(.importing)
    return [.exchange(.read(documentID: document.id, URL(filePath: path)))]
  }

  /// Handles results of jobs on files with boxes.
  mutating func handle(_ result: ExchangeResult) -> [Job] {
    switch result {
    case .exported(let count, let leftOut, let path):
      let rest =
        leftOut == 0 ? "" : ", without \(Quantity.count(leftOut, "proposal"))"
      showInfo(
        "Exported \(Quantity.count(count, "box", "boxes")) to \(VisibleText.of(path))\(rest)")
      return []
    case .read(let id, let content, let path):
      return add(content, from: path, documentID: id)
    case .extracted(let report):
      noteExtraction(report)
      return []
    }
  }

  /// Adds the boxes of the file at `path` that are not there, as one step of the history.
  private mutating func add(
    _ content: BoxFileContent, from path: String, documentID id: Int
  ) -> [Job] {
    let change = changeCanvas(withID: id) { canvas in
      let change = BoxImport(content.annotations, into: canvas.boxes)
      if change.addedCount > 0 { canvas.editor.add(change.addedAnnotations) }
      return change
    }
    guard let change else { return [] }
    classes.add(change.addedAnnotations.compactMap(\.label))
    var text =
      "Imported \(Quantity.count(change.addedCount, "box", "boxes")) from "
      + VisibleText.of(FileSystem.name(of: path))
    if change.duplicateCount > 0 { text += ", \(change.duplicateCount) there already" }
    if content.clippedCount > 0 { text += ", \(content.clippedCount) cut at the edge" }
    if content.otherCount > 0 { text += ", \(content.otherCount) of other pictures left out" }
    showInfo(text)
    return change.addedCount > 0 ? writeLabels(documentID: id) : []
  }

  // MARK: Windows

  /// Saves the window whose middle is that of the selected box or the crosshair.
  private mutating func saveCenteredWindow() -> [Job] {
    guard let capture else { return [] }
    let middle = capture.canvas.selected?.box.samples.middle ?? capture.canvas.crosshair.x
    return save(windows: [capture.windows.samples(around: middle)], of: capture)
  }

  /// Saves the window, picture or frames on the screen as examples without boxes.
  private mutating func saveNegative(of document: Document) -> [Job] {
    switch document {
    case .capture(let capture):
      let window = capture.windowBox.samples
      guard !capture.hasBoxes(in: window) else { return refuseNegative("This window") }
      beginJob(.saving)
      return [.dataset(.saveNegative(documentID: capture.id, window))]
    case .picture(let picture):
      guard picture.canvas.editor.count.labels == 0 else { return refuseNegative("This picture") }
      return saveNegative()
    case .pitch(let pitch):
      guard pitch.boxesOfRow.allSatisfy(\.isUnverified) else { return refuseNegative("This frame") }
      return saveNegative()
    case .sample: return []
    }
  }

  private mutating func refuseNegative(_ subject: String) -> [Job] {
    let key = keyName(.sample(.saveWindow))
    showError("\(subject) has boxes, so it is no example without boxes. Press \(key) to save them.")
    return []
  }
}

extension Document {
  /// The format of files with the ending `.json`.
  var jsonFormat: BoxFormat { kind == .capture ? .sigmf : .coco }

  /// The folder of the file of the document, and the name of the file without its ending.
  private var place: (folder: String, stem: String) {
    let url: URL? =
      switch self {
      case .capture(let capture): capture.capture.url
      case .picture(let picture): picture.url
      case .pitch(let pitch): pitch.url
      case .sample: nil
      }
    let path = url?.standardizedFileURL.path ?? ""
    let name = FileSystem.name(of: path)
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    return (FileSystem.parent(of: path), stem.isEmpty ? name : stem)
  }

  /// The name for a file about the document, without an ending.
  var fileStem: String { place.stem }

  /// The path of the file whose name the user typed: a relative name lies beside the document. Nil if there is none.
  func path(typed text: String) -> String? {
    guard !text.isEmpty else { return nil }
    return text.hasPrefix("/") ? text : "\(place.folder)/\(text)"
  }
}
