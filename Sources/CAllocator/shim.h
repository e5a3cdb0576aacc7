#pragma once

#include <malloc.h>

/// Has malloc map blocks from `size` bytes on one by one, so that they go back to the system when they are freed.
/// By itself glibc raises this size to that of the largest block that was freed. False where it refuses.
static inline int allocator_map_blocks_from(int size) { return mallopt(M_MMAP_THRESHOLD, size); }
