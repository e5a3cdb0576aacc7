import Foundations
import Libraries

/// A message between the program and the process that decodes: a few numbers and a text.
struct DecoderMessage: Equatable {
  /// What the program asks for.
  enum Request: Equatable {
    /// Open the video.
    case open
    /// Decode the frame `number` into the shared memory of `bytes` bytes.
    case frame(number: Int, bytes: Int)
  }

  /// What the process answers.
  enum Answer: Equatable {
    /// It has read `packets` packets of the file, and goes on.
    case progress(packets: Int)
    /// The video is open.
    case opened(VideoFacts)
    /// The frame is in the shared memory.
    case decoded
    /// It failed.
    case failed(VideoReaderError)
  }

  /// The number of the request, which the answers repeat.
  let id: UInt64
  private let kind: UInt64
  private let values: [UInt64]
  private let text: String

  private static let valueCount = 5
  /// The largest size of an encoded message.
  static let sizeLimit = (2 + valueCount) * 8 + textLimit
  private static let textLimit = 512

  private init(id: UInt64, kind: UInt64, values: [UInt64] = [], text: String = "") {
    self.id = id
    self.kind = kind
    self.values = values + [UInt64](repeating: 0, count: Self.valueCount - values.count)
    self.text = text
  }

  init(id: UInt64, _ request: Request) {
    switch request {
    case .open: self.init(id: id, kind: 1)
    case .frame(let number, let bytes):
      self.init(id: id, kind: 2, values: [UInt64(number), UInt64(bytes)])
    }
  }

  init(id: UInt64, _ answer: Answer) {
    switch answer {
    case .progress(let packets): self.init(id: id, kind: 3, values: [UInt64(packets)])
    case .opened(let facts):
      self.init(
        id: id, kind: 4,
        values: [
          UInt64(facts.width), UInt64(facts.height), UInt64(facts.frameCount),
          (facts.rate ?? 0).bitPattern, (facts.duration ?? 0).bitPattern,
        ], text: facts.codec)
    case .decoded: self.init(id: id, kind: 5)
    case .failed(let error):
      self.init(id: id, kind: 6, values: [UInt64(error.kind.rawValue)], text: error.reason)
    }
  }

  /// The request of this message; nil if it has none.
  var request: Request? {
    switch kind {
    case 1: .open
    case 2:
      Int(exactly: values[0]).flatMap { number in
        Int(exactly: values[1]).map { .frame(number: number, bytes: $0) }
      }
    default: nil
    }
  }

  /// The answer of this message; nil if it has none, or values that are not allowed.
  var answer: Answer? {
    switch kind {
    case 3: Int(exactly: values[0]).map { .progress(packets: $0) }
    case 4: facts.map { .opened($0) }
    case 5: .decoded
    case 6:
      UInt32(exactly: values[0]).flatMap(VideoReaderError.Kind.init).map {
        .failed(VideoReaderError(kind: $0, reason: text))
      }
    default: nil
    }
  }

  private var facts: VideoFacts? {
    let sides = 1...UInt64(VideoLimits.side)
    guard sides.contains(values[0]), sides.contains(values[1]),
      values[0] * values[1] <= UInt64(VideoLimits.pixels),
      (1...UInt64(VideoLimits.frames)).contains(values[2])
    else { return nil }
    return VideoFacts(
      width: Int(values[0]), height: Int(values[1]), frameCount: Int(values[2]),
      rate: Self.positive(values[3]), duration: Self.positive(values[4]), codec: text)
  }

  private static func positive(_ bits: UInt64) -> Double? {
    let value = Double(bitPattern: bits)
    return value.isFinite && value > 0 ? value : nil
  }

  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    for value in [id, kind] + values { bytes.append(littleEndian: value) }
    return bytes + Array(text.utf8).prefix(Self.textLimit)
  }

  /// The message in `bytes`; nil if they are too few.
  init?(_ bytes: [UInt8]) {
    let numbers = (2 + Self.valueCount) * 8
    guard bytes.count >= numbers else { return nil }
    let reader = LittleEndianBytes(bytes)
    id = reader.uint64(at: 0)
    kind = reader.uint64(at: 8)
    values = (0..<Self.valueCount).map { reader.uint64(at: 16 + $0 * 8) }
    text = reader.text(at: numbers, size: bytes.count - numbers)
  }
}
