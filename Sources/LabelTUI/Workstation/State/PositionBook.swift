import Radio

/// Where the user was in the documents of the past, as the state folder keeps it.
struct PositionBook: Equatable, Sendable, Codable {
  static let capacity = 1000
  private static let longestPath = 4096

  /// In the order in which the documents were closed.
  private(set) var positions: [DocumentPosition] = []

  init() {}

  /// The position in the document at `path`; nil if it was never closed.
  func position(atPath path: String) -> DocumentPosition? { positions.last { $0.path == path } }

  /// Remembers `position` instead of an earlier one in its document.
  mutating func remember(_ position: DocumentPosition) {
    guard position.path.utf8.count <= Self.longestPath else { return }
    positions.removeAll { $0.path == position.path }
    positions.append(position)
    positions = positions.suffix(Self.capacity)
  }

  /// The last positions within the limit.
  var bounded: PositionBook {
    var book = PositionBook()
    book.positions = positions.suffix(Self.capacity).filter {
      $0.path.utf8.count <= Self.longestPath
    }
    return book
  }
}

extension AppState {
  /// Remembers where the user is in `document`; returns the job that writes it, if there is something new.
  mutating func rememberPosition(in document: Document?) -> [Job] {
    guard let document, let position = DocumentPosition(document) else { return [] }
    let known = positions.position(atPath: position.path) ?? openedPositions[document.id]
    guard position != known else { return [] }
    positions.remember(position)
    return [.memory(.positions([position]))]
  }

  /// Remembers where the user is in all open documents.
  mutating func rememberOpenPositions() -> [Job] {
    ([place] + placesBelow).compactMap(\.document).flatMap { rememberPosition(in: $0) }
  }

  /// Goes to where the user was in the document on the screen. Called when it is opened.
  mutating func restorePosition() -> [Job] {
    guard let document, let fresh = DocumentPosition(document) else { return [] }
    openedPositions = [document.id: fresh]
    guard let position = positions.position(atPath: fresh.path) else { return [] }
    changeCanvas { $0.plane.restore(position) }
    changeCapture { $0.display.restore(position) }
    // Going to a row that does not exist would show a message.
    guard let pitch, let row = position.row, (1..<max(2, pitch.pitch.rowCount)).contains(row),
      row < pitch.pitch.rowCount
    else { return [] }
    return show(row: row)
  }
}

extension SpectrogramDisplay {
  fileprivate mutating func restore(_ position: DocumentPosition) {
    if let size = position.fftSize, Setting.fftSizes.contains(size) { analysis.fftSize = size }
    if let window = AnalysisWindow.allCases.first(where: {
      $0.settingName == position.windowFunction
    }) {
      analysis.window = window
    }
    if let mean = position.showsMean { showsMean = mean }
  }
}
