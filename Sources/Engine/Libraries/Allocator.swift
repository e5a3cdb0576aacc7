import CAllocator

/// The memory allocator of the process.
package enum Allocator {
  /// From this size on, a block is likely to be a part of a tile.
  private static let largeBlock: Int32 = 1 << 20

  /// Returns large blocks to the system as soon as they are freed, for a program that replaces many of them:
  /// the gaps that they leave between smaller ones would not be filled again.
  package static func returnLargeBlocks() { _ = allocator_map_blocks_from(largeBlock) }
}
