import Foundations
import TerminalKit

/// The row above the command line: the commands and values that complete the typed text.
struct CandidatesView {
  let prompt: Prompt
  let state: AppState
  let context: ViewContext

  private static let gap = 2

  func draw(on grid: inout CellGrid) {
    // A place is typed without a list: its first character is not a letter.
    guard prompt.purpose == .commandLine || prompt.text.first?.isLetter == true else { return }
    let completion = prompt.completion ?? CommandCompletion(of: prompt.text, in: state)
    guard !completion.candidates.isEmpty else { return }
    let palette = context.palette
    let row = grid.size.height - 3
    let line = Rect(column: 0, row: row, width: grid.size.width, height: 1)
    grid.fill(line, with: Cell(" ", background: palette.bar))
    var column = 1
    for (index, candidate) in completion.candidates.enumerated().dropFirst(first(of: completion)) {
      let text = VisibleText.of(candidate.word)
      guard column + text.unicodeScalars.count < grid.size.width else { break }
      let isChosen = index == completion.index
      column += grid.write(
        text, column: column, row: row, foreground: isChosen ? palette.accent : palette.bright,
        background: palette.bar, style: isChosen ? [.bold, .reverse] : [])
      column += Self.gap
    }
    let described = completion.chosen ?? completion.candidates.first
    guard let described, completion.chosen != nil || completion.candidates.count == 1 else {
      return
    }
    grid.write(
      described.title, column: column, row: row, limit: grid.size.width - column - 1,
      foreground: palette.dim, background: palette.bar)
  }

  /// The first candidate of the list, so that the chosen one is in it with room for its title.
  private func first(of completion: CommandCompletion) -> Int {
    guard let index = completion.index else { return 0 }
    var room = state.size.width / 2
    var first = index
    while first > 0 {
      room -= completion.candidates[first].word.unicodeScalars.count + Self.gap
      guard room > 0 else { break }
      first -= 1
    }
    return first
  }
}
