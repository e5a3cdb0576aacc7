import CAllocator

/// The memory allocator of the process.
package enum Allocator {
  /// A block of this size is likely to belong to a tile.
  private static let largeBlock: Int32 = 1 << 20

  /// Returns large blocks to the system as soon as they are freed. In a program that replaces many
  /// of them, the gaps between smaller blocks would otherwise not be reused.
  package static func returnLargeBlocks() { _ = allocator_map_blocks_from(largeBlock) }
}
