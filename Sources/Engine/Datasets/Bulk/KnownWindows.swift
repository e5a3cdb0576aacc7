import Radio

/// The windows that the classes of a dataset had when a bulk save started.
struct KnownWindows: Sendable {
  private let windows: [SignalName: Set<WindowIdentity>]
  private let places: Set<WindowIdentity.Place>

  /// The windows of each class, by default none.
  init(_ windows: [SignalName: Set<WindowIdentity>] = [:]) {
    self.windows = windows
    places = windows.values.reduce(into: []) { $0.formUnion($1.lazy.map(\.place)) }
  }

  /// Whether a class has a window where `window` of the capture with the file name `captureName` begins.
  func mayContain(_ window: SampleWindow, captureName: String) -> Bool {
    places.contains(WindowIdentity.Place(window, captureName: captureName))
  }

  /// Whether the class of `draft` has its window.
  func contain(_ draft: SampleDraft) -> Bool {
    windows[draft.signal]?.contains(WindowIdentity(draft)) == true
  }
}
