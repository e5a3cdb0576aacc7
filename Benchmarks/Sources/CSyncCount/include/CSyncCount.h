#pragma once
#include <stdint.h>

// What the process asked the disk to wait for so far: calls of fsync, fdatasync and syncfs, and the
// time spent in them, summed over all threads.
struct sync_tally {
  uint64_t calls;
  uint64_t nanoseconds;
};

struct sync_tally sync_tally_now(void);
