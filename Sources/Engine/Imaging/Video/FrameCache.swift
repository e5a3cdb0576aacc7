/// Decoded frames of a video around the one that the user looks at, as far as memory allows.
struct FrameCache {
  private let limit: Int
  private let bytesPerFrame: Int
  private var frames: [Int: PicturePyramid] = [:]
  /// The frame that the user looks at.
  private(set) var position = 0
  /// 1 if the user moves forwards, -1 backwards.
  private var direction = 1

  /// A third of the frames are those that the user comes from.
  private static let partBehind = 3

  /// A cache of at most `limit` bytes of frames of `bytesPerFrame` bytes each; of two frames at least.
  init(limit: Int, bytesPerFrame: Int) {
    self.limit = limit
    self.bytesPerFrame = bytesPerFrame
  }

  /// The number of frames that fit.
  var capacity: Int { max(2, limit / max(1, bytesPerFrame)) }

  /// The number of frames that are there.
  var count: Int { frames.count }

  subscript(frame: Int) -> PicturePyramid? { frames[frame] }

  /// Notes that the user looks at `frame` now.
  mutating func move(to frame: Int) {
    if frame != position { direction = frame > position ? 1 : -1 }
    position = frame
  }

  /// Adds a frame, and drops the one that is least likely to be needed if there are too many.
  mutating func add(_ picture: PicturePyramid, frame: Int) {
    frames[frame] = picture
    while frames.count > capacity, let least = frames.keys.max(by: { cost($0) < cost($1) }) {
      frames[least] = nil
    }
  }

  /// The first frame ahead, of `count` frames, that is not there and fits; nil if there is none. Frames in `except` are
  /// left out.
  func nextAhead(of count: Int, except: Set<Int>) -> Int? {
    let ahead = capacity - 1 - (capacity - 1) / Self.partBehind
    guard ahead > 0 else { return nil }
    return (1...ahead).lazy.map { position + direction * $0 }
      .first { (0..<count).contains($0) && frames[$0] == nil && !except.contains($0) }
  }

  /// Whether `frame` is still one of those that are loaded ahead.
  func isAhead(_ frame: Int) -> Bool {
    (1...capacity).contains((frame - position) * direction)
  }

  /// How unlikely it is that a frame is needed: frames behind count for more. No frame behind costs the same as one ahead:
  /// a frame that was just decoded in advance must not be dropped for one behind, else it would be decoded again and again.
  private func cost(_ frame: Int) -> Int {
    let distance = (frame - position) * direction
    return distance >= 0 ? 2 * distance : -2 * distance * (Self.partBehind - 1) + 1
  }
}
