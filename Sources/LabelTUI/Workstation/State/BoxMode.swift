import FoundationEssentials
import Labels

/// What the user is doing with boxes.
enum BoxMode: Equatable, Sendable {
  /// Moving the crosshair.
  case idle
  /// A box stretches from the anchor, a cell, to the crosshair.
  case drawing(anchor: Box)
  /// A box is selected; with a part, the movement keys move that part of it.
  case selected(UUID, part: BoxPart?)
}
