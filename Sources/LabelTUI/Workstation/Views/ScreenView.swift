import TerminalKit

/// The whole screen: the view of the place, then the overlay and the prompt over it.
struct ScreenView {
  let state: AppState
  let context: ViewContext

  init(_ state: AppState, colorClass: ColorClass) {
    self.state = state
    let drawing = PictureDrawing(
      format: state.pictureFormat, colorMap: state.colorMap,
      palette: Palette(
        colorClass, map: state.colorMap, background: state.terminal.background.color,
        theme: state.theme))
    context = ViewContext(drawing: drawing, keymap: state.keymap)
  }

  /// The screen of `state.size`.
  func draw() -> CellGrid {
    var grid = CellGrid(size: state.size)
    guard state.size.isUsable else {
      drawTooSmall(on: &grid)
      return grid
    }
    switch state.place {
    case .list(let list): ListView(list: list, state: state, context: context).draw(on: &grid)
    case .document(.capture(let capture)):
      CaptureView(capture: capture, state: state, context: context).draw(on: &grid)
    case .document(.picture(let picture)):
      PictureView(picture: picture, state: state, context: context).draw(on: &grid)
    case .document(.pitch(let pitch)):
      PitchView(pitch: pitch, state: state, context: context).draw(on: &grid)
    case .document(.sample(let sample)):
      SampleView(sample: sample, state: state, context: context).draw(on: &grid)
    case .preview(let preview):
      PreviewView(preview: preview, state: state, context: context).draw(on: &grid)
    case .review(let review):
      if review.isGrid {
        ReviewGridView(review: review, state: state, context: context).draw(on: &grid)
      } else {
        ReviewView(review: review, state: state, context: context).draw(on: &grid)
      }
    case .boxList(let list):
      BoxListView(
        list: list, document: state.openDocument(withID: list.documentID), state: state,
        context: context
      ).draw(on: &grid)
    case .windowList(let list):
      WindowListView(list: list, state: state, context: context).draw(on: &grid)
    case .datasets(let list):
      DatasetsView(list: list, state: state, context: context).draw(on: &grid)
    case .dashboard(let dashboard):
      DashboardView(dashboard: dashboard, state: state, context: context).draw(on: &grid)
    }
    if let step = state.tutorStep {
      TutorView(step: step, state: state, context: context).draw(on: &grid)
    }
    if case .classes(let list)? = state.overlay {
      ClassesView(list: list, state: state, context: context).draw(on: &grid)
    } else if let overlay = state.overlay {
      OverlayView(overlay: overlay, state: state, context: context).draw(on: &grid)
    }
    if !state.pendingKeys.isEmpty { WhichKeyView(state: state, context: context).draw(on: &grid) }
    if let prompt = state.prompt {
      if prompt.purpose == .palette {
        PaletteView(prompt: prompt, state: state, context: context).draw(on: &grid)
      } else if prompt.takesCommands {
        CandidatesView(prompt: prompt, state: state, context: context).draw(on: &grid)
      }
      let problem = state.message.flatMap { $0.kind == .error ? $0.text : nil }
      PromptView(prompt: prompt, problem: problem, context: context).draw(on: &grid)
    }
    return grid
  }

  private func drawTooSmall(on grid: inout CellGrid) {
    let smallest = Size.smallest
    let lines = [
      "This screen is \(state.size.width)x\(state.size.height).",
      "labeltui needs \(smallest.width)x\(smallest.height).",
      "Make it larger, or press \(state.keyName(.application(.quit))) to quit.",
    ]
    for (row, line) in lines.enumerated() { grid.write(line, column: 0, row: row) }
  }
}

/// What views need besides the state: the colors, the format of pictures, and the keymap.
struct ViewContext: Sendable {
  let drawing: PictureDrawing
  let keymap: Keymap

  var palette: Palette { drawing.palette }
}
