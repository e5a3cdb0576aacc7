/// What a key frame shows, by the name of its file, such as `uniform_00005.png` (docs/formats/pitch-sessions.md).
package enum KeyFrameName: Sendable, Hashable {
  /// A frame before the pitch; its number in the video, from 1.
  case preRoll(Int)
  /// The first detection; the number of frames of the pitch before it.
  case firstDetection(Int)
  /// The last detection; its number among the frames of the pitch, from 1.
  case lastDetection(Int)
  /// One of the frames at regular distances; its number among the frames of the pitch, from 1.
  case uniform(Int)
  /// The last frame of the video, after the pitch.
  case postRollLast

  /// The name of the file.
  package var fileName: String {
    switch self {
    case .preRoll(let number): "pre_roll_\(Self.digits(number)).png"
    case .firstDetection(let number): "pitch_\(Self.digits(number))_first.png"
    case .lastDetection(let number): "pitch_\(Self.digits(number))_last.png"
    case .uniform(let number): "uniform_\(Self.digits(number)).png"
    case .postRollLast: "post_roll_last.png"
    }
  }

  /// The key frame in a file named `fileName`; nil for other files.
  package init?(fileName: String) {
    let number = Int(fileName.filter { $0.isASCII && $0.isNumber }.prefix(9)) ?? 0
    let candidates: [KeyFrameName] = [
      .preRoll(number), .firstDetection(number), .lastDetection(number), .uniform(number),
      .postRollLast,
    ]
    guard let name = candidates.first(where: { $0.fileName == fileName }) else { return nil }
    self = name
  }

  /// The row of the video that the recorder shows under this name, if the pitch starts at `startRow`. Nil if the start
  /// is not known, and for `post_roll_last.png`, under which the recorder wrote the first frame after the pitch and
  /// this program writes the last.
  package func row(startRow: Int?) -> Int? {
    switch self {
    case .preRoll(let number): number > 0 ? number - 1 : nil
    case .firstDetection(let number): startRow.map { $0 + number }
    case .lastDetection(let number), .uniform(let number):
      number > 0 ? startRow.map { $0 + number - 1 } : nil
    case .postRollLast: nil
    }
  }

  private static func digits(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  }
}
