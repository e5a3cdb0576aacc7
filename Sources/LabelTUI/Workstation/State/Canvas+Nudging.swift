import FoundationEssentials
import Labels
import TerminalKit

/// What the last movement by a unit left over, because boxes have edges at whole units of x.
struct NudgeRest: Equatable, Sendable {
  let boxes: Set<UUID>
  let part: BoxPart
  let step: NudgeStep
  /// Where the edges of the selected box were left.
  let end: Range<Int>
  /// The distance that is still to be moved, in units of x: at most one half.
  let distance: Double
}

/// Moving boxes by a unit.
extension Canvas {
  /// Moves `part` of the marked boxes, or else of the selected one, `times` times by `step`, by a cell if it is nil.
  /// Fractions of a unit of x are not lost: after several movements, the sum is exact to the unit.
  mutating func nudge(_ part: BoxPart, _ direction: Direction, by step: NudgeStep?, times: Int) {
    guard let step else {
      let (x, y) = (times * viewport.unitsPerColumn, Double(times) * viewport.yStep)
      return moveTargets(part, direction, x: x, y: y)
    }
    guard direction == .left || direction == .right else {
      let y = step.y * Double(times)
      return moveTargets(part, direction, x: 0, y: y)
    }
    let targets = editor.targets
    var wanted = (direction == .left ? -step.x : step.x) * Double(times)
    if let rest = nudgeRest, rest.boxes == targets, rest.part == part, rest.step == step,
      rest.end == selected?.box.x
    {
      wanted += rest.distance
    }
    let limit = Double(plane.extent.x.upperBound)
    let whole = Int(min(max(wanted, -limit), limit).rounded())
    moveTargets(part, x: whole, y: 0)
    guard let end = selected?.box.x else { return }
    nudgeRest = NudgeRest(
      boxes: targets, part: part, step: step, end: end, distance: wanted - Double(whole))
  }

  private mutating func moveTargets(_ part: BoxPart, _ direction: Direction, x: Int, y: Double) {
    switch direction {
    case .left: moveTargets(part, x: -x, y: 0)
    case .right: moveTargets(part, x: x, y: 0)
    case .up: moveTargets(part, x: 0, y: y)
    case .down: moveTargets(part, x: 0, y: -y)
    }
  }
}
