/// The most recently used tiles, bounded in bytes.
package struct TileCache: Sendable {
  private var tiles: [TileKey: SpectrogramTile] = [:]
  /// From the least to the most recently stored or used.
  private var order: [TileKey] = []
  private var byteCount = 0
  private let capacity: Int

  /// A cache of at most `capacity` bytes of tiles.
  package init(capacity: Int) { self.capacity = capacity }

  /// The tile of `key`; nil if it is not cached.
  package subscript(key: TileKey) -> SpectrogramTile? { tiles[key] }

  /// Adds `tile`, and removes the least recently used tiles that are not in `kept`.
  package mutating func insert(_ tile: SpectrogramTile, keeping kept: [TileKey] = []) {
    if let old = tiles.updateValue(tile, forKey: tile.key) {
      byteCount -= old.byteCount
      order.removeAll { $0 == tile.key }
    }
    order.append(tile.key)
    byteCount += tile.byteCount
    guard byteCount > capacity else { return }
    let kept = Set(kept).union([tile.key])
    var left: [TileKey] = []
    for key in order {
      if byteCount > capacity, !kept.contains(key) {
        byteCount -= tiles.removeValue(forKey: key)?.byteCount ?? 0
      } else {
        left.append(key)
      }
    }
    order = left
  }

  /// Marks the tiles of `keys` as used.
  package mutating func touch(_ keys: [TileKey]) {
    let touched = keys.filter { tiles[$0] != nil }
    let names = Set(touched)
    order.removeAll { names.contains($0) }
    order += touched
  }
}
