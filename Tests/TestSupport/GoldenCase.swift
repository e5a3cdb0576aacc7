import Foundation

/// A window that `reference/cases.json` defines by a recipe of integers, and its golden image.
public struct GoldenCase: Codable, Sendable, CustomStringConvertible {
  public struct Tone: Codable, Sendable {
    public var step: Int
    public var amplitudeShift: Int
    public var start: Int
    public var stop: Int
    public var sweep: Int

    private enum CodingKeys: String, CodingKey {
      case step, start, stop, sweep
      case amplitudeShift = "amp_shift"
    }
  }

  public var name: String
  public var samples: Int
  public var seed: UInt64
  public var noiseShift: Int?
  public var tones: [Tone]
  public var iqDigest: String
  public var imageDigest: String
  public var frames: Int

  private enum CodingKeys: String, CodingKey {
    case name, samples, seed, tones, frames
    case noiseShift = "noise_shift"
    case iqDigest = "iq_sha256"
    case imageDigest = "image_sha256"
  }

  public var description: String { name }

  /// All cases of `reference/goldens/goldens.json`; none if the file is absent.
  public static let all: [GoldenCase] = {
    let url = SharedMaterial.root.appending(path: "reference/goldens/goldens.json")
    guard let data = try? Data(contentsOf: url) else { return [] }
    return (try? JSONDecoder().decode([GoldenCase].self, from: data)) ?? []
  }()

  /// The file of the golden image.
  public var golden: URL { SharedMaterial.root.appending(path: "reference/goldens/\(name).npz") }

  /// One period of a cosine in 4096 steps, as `make_goldens.py` defines it.
  private static let cosine: [Int] = (0..<4096).map { index in
    Int((32767 * cos(2 * Double.pi * Double(index) / 4096) + 0.5).rounded(.down))
  }

  /// The samples of the window, interleaved I, Q, computed from the recipe.
  public var iq: [Float] {
    var sums = noise
    for tone in tones { add(tone, to: &sums) }
    return sums.map { Float(Double($0) / 8_388_608) }
  }

  private var noise: [Int] {
    guard let shift = noiseShift else { return [Int](repeating: 0, count: 2 * samples) }
    var state = seed
    return (0..<(2 * samples)).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Int(state >> 40) - (1 << 23)) >> shift
    }
  }

  private func add(_ tone: Tone, to sums: inout [Int]) {
    for index in tone.start..<tone.stop {
      let m = index - tone.start
      // The mask gives the same result as Python's modulus, also for negative phases.
      let phase = (tone.step * m + (tone.sweep * m * m) >> 20) & 4095
      sums[2 * index] += Self.cosine[phase] >> tone.amplitudeShift
      sums[2 * index + 1] += Self.cosine[(phase - 1024) & 4095] >> tone.amplitudeShift
    }
  }
}
