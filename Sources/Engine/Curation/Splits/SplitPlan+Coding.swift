extension SplitPlan: Codable {
  /// The version of the format of the file.
  private static let formatVersion = 1
  /// The only generator so far, named so that other programs can repeat a split.
  private static let generator = "SplitMix64"

  private enum Key: String, CodingKey {
    case version, generator, seed, ratios
    case distance = "near_duplicate_distance"
    case groups
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func refuse(_ key: Key, _ sentence: String) -> DecodingError {
      .dataCorruptedError(forKey: key, in: container, debugDescription: sentence)
    }
    let version = try container.decode(Int.self, forKey: .version)
    guard version == Self.formatVersion else {
      throw refuse(.version, "is \(version), but this program reads \(Self.formatVersion)")
    }
    let generator = try container.decode(String.self, forKey: .generator)
    guard generator == Self.generator else {
      throw refuse(.generator, "is \(generator), but this program has only \(Self.generator)")
    }
    let distance = try container.decode(Int.self, forKey: .distance)
    guard Settings.distances.contains(distance) else {
      throw refuse(.distance, "is \(distance), but must be 0 to \(Settings.distances.upperBound)")
    }
    self.init(
      Settings(
        ratios: try container.decode(SplitRatios.self, forKey: .ratios),
        seed: try container.decode(UInt64.self, forKey: .seed), distance: distance),
      groups: try container.decode([Group].self, forKey: .groups))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(Self.formatVersion, forKey: .version)
    try container.encode(Self.generator, forKey: .generator)
    try container.encode(settings.seed, forKey: .seed)
    try container.encode(settings.ratios, forKey: .ratios)
    try container.encode(settings.distance, forKey: .distance)
    try container.encode(groups, forKey: .groups)
  }
}

extension SplitPlan.Group: Codable {
  private enum Key: String, CodingKey { case split, origins }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      split: try container.decode(Split.self, forKey: .split),
      origins: try container.decode([String].self, forKey: .origins))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(split, forKey: .split)
    try container.encode(origins, forKey: .origins)
  }
}
