import FoundationEssentials
import Labels

/// What the analyst is doing with boxes.
enum BoxMode: Equatable, Sendable {
  /// Moving the crosshair.
  case idle
  /// A box stretches from the anchor, a cell, to the crosshair.
  case drawing(anchor: Box)
  /// A box is chosen; with a grip, the movement keys move that part of it.
  case selected(UUID, grip: Grip?)

  /// The part of a box that the movement keys move.
  enum Grip: String, CaseIterable, Sendable {
    case whole, left, right, top, bottom

    /// The grip that Tab goes on to.
    var next: Grip {
      let all = Self.allCases
      return all[(all.firstIndex(of: self)! + 1) % all.count]
    }
  }
}
