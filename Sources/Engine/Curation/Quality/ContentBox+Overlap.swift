import Datasets

extension ContentBox {
  /// Intersection over union with `other`, 0...1, whatever the classes.
  package func overlap(with other: ContentBox) -> Double {
    let width = min(x + self.width, other.x + other.width) - max(x, other.x)
    let height = min(y + self.height, other.y + other.height) - max(y, other.y)
    guard width > 0, height > 0 else { return 0 }
    let common = width * height
    let union = area + other.area - common
    return union > 0 ? common / union : 0
  }

  /// Whether a program proposed the box, whether or not a person confirmed it.
  package var isProposal: Bool {
    !verified || source == .detector || source == .model || source == .templateMatching
  }
}
