import Foundations

/// Writes what the state folder remembers, outside of the event loop. A failure loses only comfort, so it is
/// not reported.
final class MemoryWriter {
  private let memory: UserMemory
  private let queue: SerialQueue

  init(_ memory: UserMemory, queue: SerialQueue) {
    self.memory = memory
    self.queue = queue
  }

  func run(_ job: MemoryJob) {
    try? queue.add { [memory] in
      switch job {
      case .noteCommand(let line, let name):
        try? memory.changeCommands { commands in
          if let line { commands.note(line: line) }
          if let name { commands.note(use: name) }
        }
      case .positions(let positions): try? memory.remember(positions)
      case .noteWelcome: try? memory.noteWelcome()
      }
    }
  }

  /// Waits until everything is written.
  func finish() { queue.finish() }
}
