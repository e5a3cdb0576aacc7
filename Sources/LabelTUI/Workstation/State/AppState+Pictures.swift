import FoundationEssentials
import Imaging
import Labels
import TerminalKit

/// Pictures: opening them, going from one to the next, and results of jobs on them.
extension AppState {
  /// Performs `command` on the picture or pitch on the screen; does nothing if there is none.
  mutating func perform(_ command: PictureCommand, times: Int) -> [Job] {
    switch command {
    case .next: return picture.map { step(by: times, from: $0) } ?? []
    case .previous: return picture.map { step(by: -times, from: $0) } ?? []
    case .actualSize:
      let unitsPerColumn = pictureFormat.cellSize?.width ?? pictureFormat.dots.width
      changeCanvas { $0.plane.showActualSize(unitsPerColumn: unitsPerColumn) }
      return []
    }
  }

  /// Opens the picture at `url` under a new number. It replaces one that is still being opened.
  mutating func openPicture(_ url: URL) -> [Job] {
    let id = nextDocumentID
    nextDocumentID += 1
    awaitedPicture = AwaitedPicture(id: id, url: url)
    beginJob(.opening)
    return [.picture(.open(url, id: id))]
  }

  /// Opens the picture that is `distance` pictures further in the list, or else the first or last one.
  private mutating func step(by distance: Int, from picture: PictureState) -> [Job] {
    if case .failed = picture.canvas.labels.state {
      showError(
        "The labels of this picture are not saved to disk, so it stays open. "
          + "Press \(keyName(.application(.close))) to close it anyway.")
      return []
    }
    let pictures = listedPictures
    let current = awaitedPicture?.url ?? picture.url
    guard let index = pictures.firstIndex(of: current), pictures.count > 1 else {
      showInfo("There is no other picture in the list.")
      return []
    }
    let wanted = min(max(0, index + distance), pictures.count - 1)
    guard wanted != index else {
      showInfo(distance > 0 ? "This is the last picture." : "This is the first picture.")
      return []
    }
    return openPicture(pictures[wanted])
  }

  /// The pictures of the list, in the order of the list.
  private var listedPictures: [URL] {
    openList?.entries.compactMap { entry in
      switch entry.content {
      case .picture: entry.url
      case .capture, .pitch, .rateUnknown, .unreadable: nil
      }
    } ?? []
  }

  /// The number of the picture `url` among the pictures of the list, from 1, and their count; nil if it is
  /// not in the list.
  func pictureNumber(of url: URL) -> (number: Int, count: Int)? {
    let pictures = listedPictures
    return pictures.firstIndex(of: url).map { ($0 + 1, pictures.count) }
  }

  /// Handles results of jobs on pictures. A picture that the user no longer waits for is closed.
  mutating func handle(_ result: PictureResult) -> [Job] {
    switch result {
    case .opened(let id, let picture, let annotations, let warnings):
      guard awaitedPicture?.id == id else { return [.picture(.close(id: id))] }
      awaitedPicture = nil
      return show(picture, annotations, warnings, id: id)
    case .failed(let id, let url, let reason):
      guard awaitedPicture?.id == id else { return [] }
      awaitedPicture = nil
      changeList { $0.noteUnreadable(url, reason: reason) }
      showError(reason)
      return []
    }
  }

  private mutating func show(
    _ picture: LoadedPicture, _ annotations: [Annotation], _ warnings: [String], id: Int
  ) -> [Job] {
    let previous = self.picture
    let view = layout(of: .picture).picture
    let opened = PictureState(
      id: id, picture: picture, annotations: annotations,
      viewSize: Size(width: view.width, height: view.height), dots: pictureFormat.dots,
      after: previous)
    var jobs: [Job] = []
    switch place {
    case .list:
      if opensOnlyDocument {
        place = .document(.picture(opened))
      } else {
        enter(.document(.picture(opened)))
      }
    case .document(.picture(let previous)):
      changeList {
        $0.update(
          previous.url, boxes: previous.canvas.editor.count,
          gain: previous.canvas.boxes.expectedGain)
      }
      jobs.append(.picture(.close(id: previous.id)))
      jobs += rememberPosition(in: place.document)
      place = .document(.picture(opened))
      lastChange = nil
    case .document(.capture), .document(.pitch), .document(.sample), .review, .dashboard, .boxList,
      .windowList, .datasets, .preview:
      return [.picture(.close(id: id))]
    }
    let visible = ListLayout(size: size).visibleEntries
    changeList { $0.select(picture.url, visible: visible) }
    classes.add(annotations.compactMap(\.label))
    for warning in warnings { showWarning(warning) }
    // From one picture to the next, the view stays.
    if previous == nil { jobs += restorePosition() }
    return jobs + restoreHistory(annotations, documentID: id)
      + findInDataset(annotations, documentID: id) + prefetch(around: picture.url)
  }

  /// Requests that the neighbors of a picture are decoded in advance, the next one first.
  private func prefetch(around url: URL) -> [Job] {
    let pictures = listedPictures
    guard let index = pictures.firstIndex(of: url) else { return [] }
    let neighbors = [index + 1, index - 1].filter(pictures.indices.contains)
    return [.picture(.prefetch(neighbors.map { pictures[$0] }, around: url))]
  }
}

/// A picture that is being opened.
struct AwaitedPicture: Equatable, Sendable {
  let id: Int
  let url: URL
}
