/// What a terminal has replied so far.
package struct TerminalAnswers: Equatable, Sendable {
  /// The name and version of the terminal, made visible; nil if the terminal did not reply.
  package private(set) var version: String?
  /// The terminal's features by number; nil until all queries are answered.
  private(set) var attributes: [Int]?
  /// The settings of the queried private modes, by mode; see `TerminalReply.mode`.
  package private(set) var modes: [Int: Int] = [:]
  /// Whether the terminal kept an RGB color instead of the nearest palette color.
  private(set) var keepsRGB = false
  private(set) var hasKittyGraphics = false
  /// Width and height of a cell in pixels.
  package private(set) var cellSize: PixelSize?
  /// The background color 0xRRGGBB.
  private(set) var background: UInt32?

  /// Whether all replies have arrived: terminals answer in the order of the queries, and all answer
  /// the last one.
  package var isComplete: Bool { attributes != nil }

  /// Adds `reply`. After all queries are answered, only a new cell size is accepted.
  package mutating func apply(_ reply: TerminalReply) {
    if case .cellSize(let size) = reply { cellSize = size }
    if isComplete { return }
    switch reply {
    case .attributes(let numbers): attributes = numbers
    case .version(let text): version = text
    case .mode(let mode, let setting): modes[mode] = setting
    case .textAttributes(let parameters): keepsRGB = Self.haveRGBBackground(parameters)
    case .kittyGraphics(let isAccepted): hasKittyGraphics = isAccepted
    case .background(let color): background = color
    case .cellSize: break
    }
  }

  /// Whether the terminal supports `mode` and lets the program set it.
  package func canSet(mode: Int) -> Bool { modes[mode] == 1 || modes[mode] == 2 }

  /// Whether SGR `parameters` set an RGB background: 48, 2 and the color, optionally with a color
  /// space.
  private static func haveRGBBackground(_ parameters: [Int?]) -> Bool {
    guard let start = parameters.firstIndex(of: 48) else { return false }
    let rest = parameters[(start + 1)...]
    return rest.first == 2 && rest.count >= 4
  }
}
