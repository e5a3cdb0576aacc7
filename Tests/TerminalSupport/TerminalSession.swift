import Foundation

/// A program on an emulated terminal. Tests send keys and mouse events to it, and read the screen that it draws.
///
/// Functions wait for the content of the screen, never for a fixed time. When a session is released, its program is
/// killed.
public final class TerminalSession {
  public let screen: EmulatedScreen
  public let terminal: PseudoTerminal
  /// The activity of the program before the last input.
  private(set) var activityBeforeInput: ProcessActivity?
  private(set) var lastInputWasEscape = false

  public init(_ launch: ProgramLaunch) throws {
    screen = EmulatedScreen(size: launch.size)
    terminal = try PseudoTerminal(launch)
  }

  /// The default limit of a wait. It is long, because the machine may be busy.
  public static let patience = Duration.seconds(30)

  /// Types a text, character by character.
  public func type(_ text: String) throws {
    try send(Array(text.utf8))
  }

  public func press(_ keys: TerminalKey...) throws {
    for key in keys { screen.press(key) }
    try sendPendingInput()
  }

  /// Presses and releases a button (1 left, 2 middle, 3 right) in a cell.
  public func click(_ position: ScreenPosition, button: Int = 1) throws {
    try drag(from: position, to: position, button: button)
  }

  /// Presses a button in a cell, moves the pointer through the cells between, and releases the button in another cell.
  public func drag(from start: ScreenPosition, to end: ScreenPosition, button: Int = 1) throws {
    try require(start == end ? .clicks : .drags)
    screen.movePointer(to: start)
    screen.setButton(button, isDown: true)
    for position in start.path(to: end) { screen.movePointer(to: position) }
    screen.setButton(button, isDown: false)
    try sendPendingInput()
  }

  /// Turns the wheel by `notches` in a cell, up or down.
  public func turnWheel(at position: ScreenPosition, notches: Int, upwards: Bool) throws {
    try require(.clicks)
    screen.movePointer(to: position)
    for _ in 0..<notches { screen.setButton(upwards ? 4 : 5, isDown: true) }
    try sendPendingInput()
  }

  public func resize(to size: ScreenSize) {
    screen.resize(to: size)
    terminal.resize(to: size)
  }

  /// Reads output of the program and replies to its queries. Waits at most `patience` for output.
  ///
  /// - Returns: whether there was output.
  @discardableResult
  public func pump(waitingUpTo patience: Duration = .zero) throws -> Bool {
    let output = terminal.read(waitingUpTo: patience)
    screen.feed(output)
    try sendPendingInput()
    return !output.isEmpty
  }

  private func require(_ tracking: MouseTracking) throws {
    guard screen.mouseTracking >= tracking else {
      throw TerminalError.mouseNotEnabled(needed: tracking, enabled: screen.mouseTracking)
    }
  }

  private func sendPendingInput() throws {
    let bytes = screen.takeUnsent()
    if !bytes.isEmpty { try send(bytes) }
  }

  /// Sends bytes. If the program does not read, reads its output, because the program may wait for that.
  private func send(_ bytes: [UInt8]) throws {
    let deadline = ContinuousClock.now + Self.patience
    activityBeforeInput = ProcessActivity(of: terminal.process)
    lastInputWasEscape = bytes.last == 0x1B
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try terminal.write(rest)
      rest = rest.dropFirst(count)
      if count == 0 {
        guard ContinuousClock.now < deadline else {
          throw TerminalError.timedOut(
            waitingFor: "the program to read its input", at: "send", screen: screen.framed)
        }
        screen.feed(terminal.read(waitingUpTo: .milliseconds(5)))
      }
    }
  }
}
