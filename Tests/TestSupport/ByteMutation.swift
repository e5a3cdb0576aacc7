/// Damage to the bytes of a file.
public enum ByteMutation {
  /// Changes, removes or repeats some bytes at a random place, or removes all after it.
  public static func apply(to bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    guard bytes.count > 8 else { return }
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    let end = min(bytes.count, place + .random(in: 1...30, using: &generator))
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1: bytes[place] = .random(in: 0...255, using: &generator)
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 4: bytes.replaceSubrange(place..<end, with: [UInt8](repeating: 0xFF, count: end - place))
    default: bytes.removeSubrange(place...)
    }
  }
}
