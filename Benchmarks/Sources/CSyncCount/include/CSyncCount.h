#pragma once
#include <stdint.h>

// The calls of fsync, fdatasync and syncfs by this process so far, and the time spent in them,
// summed over all threads.
struct sync_tally {
  uint64_t calls;
  uint64_t nanoseconds;
};

struct sync_tally sync_tally_now(void);
