import TerminalKit

/// The keys that mark, copy and annotate boxes.
extension Keymap {
  static let marking = [
    Binding("m", command: .edit(.mark), "mark the box: the next command changes all marked ones"),
    Binding("V", command: .edit(.markAll), "mark all boxes on the screen, or none"),
  ]

  static let copying = [
    Binding("b", command: .edit(.repeatLast), "the last box again, at the crosshair"),
    Binding(
      [["Y", "w"]], .edit(.copyToNextWindow), "copy the box to the next sample window or frame"),
    Binding([["Y", "p"]], .edit(.copyToNextPeriod), "copy the box by its period"),
    Binding("#", command: .edit(.note), "type a note of the box"),
  ]

  static let nudging = [
    Binding(
      "`", command: .edit(.nextUnit), "move by another unit: cell, bin, sample, 1 µs or pixel")
  ]
}
