#pragma once

#include <malloc.h>

/// Makes malloc map each block of at least `size` bytes separately, so that it is returned to the
/// system when it is freed. By default glibc raises this size to that of the largest block that was
/// freed. Returns false on failure.
static inline int allocator_map_blocks_from(int size) { return mallopt(M_MMAP_THRESHOLD, size); }
