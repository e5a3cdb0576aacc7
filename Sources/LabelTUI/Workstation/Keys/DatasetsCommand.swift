/// Commands on the list of generated datasets.
enum DatasetsCommand: Hashable, Sendable {
  case select(LineStep)
  /// Shows the details of the selected dataset.
  case open
  /// Asks for a sample of the selected dataset to open.
  case openSample
  /// Chooses an architecture, or none.
  case architecture(next: Bool)
  /// Searches the folders again.
  case reload
}
