/// What a terminal said of itself so far.
package struct TerminalAnswers: Equatable, Sendable {
  /// Name and version.
  package private(set) var version: String?
  /// Its features by number; nil until all else is answered.
  private(set) var attributes: [Int]?
  /// What it says of the private modes that were asked for.
  package private(set) var modes: [Int: Int] = [:]
  /// Whether an RGB color that was set is still one, and not the nearest of a palette.
  private(set) var keepsRGB = false
  private(set) var hasKittyGraphics = false
  /// Width and height of a cell in pixels.
  package private(set) var cellSize: PixelSize?
  /// 0xRRGGBB.
  private(set) var background: UInt32?

  /// Whether all is answered that ever will be: terminals answer in the order of the questions, and
  /// all answer the last one.
  package var isComplete: Bool { attributes != nil }

  /// Notes `reply`; when all is answered, only of cells that change their size.
  package mutating func takeIn(_ reply: TerminalReply) {
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

  /// Whether a mode is known, and may be set.
  package func canSet(mode: Int) -> Bool { modes[mode] == 1 || modes[mode] == 2 }

  /// Whether SGR `parameters` set an RGB background: 48, 2 and the color, maybe with a color space.
  private static func haveRGBBackground(_ parameters: [Int?]) -> Bool {
    guard let start = parameters.firstIndex(of: 48) else { return false }
    let rest = parameters[(start + 1)...]
    return rest.first == 2 && rest.count >= 4
  }
}
