#pragma once
#include <stdbool.h>

// The kinds of faults of a call.
enum fault {
  FAULT_IO = 1 << 0,
  FAULT_SPACE = 1 << 1,
  FAULT_DESCRIPTORS = 1 << 2,
  FAULT_MEMORY = 1 << 3,
  FAULT_SIGNAL = 1 << 4,
  FAULT_SHORT = 1 << 5,
  FAULT_PARTIAL = 1 << 6,
};

// What a call must do.
enum verdict {
  PASS,
  // Return an error; errno is set.
  FAIL,
  // Do the first half only.
  HALVE,
};

/// Counts the call `name`, on `path` relative to the open folder `descriptor`, or on `descriptor`
/// itself if `path` is null, and decides what it must do. `faults` are the faults that it can have.
enum verdict judge(const char *name, unsigned faults, int descriptor, const char *path);

/// Whether a write to `descriptor` must fail because the previous one was incomplete; sets errno.
bool fails_after_partial_write(int descriptor);

/// Records that a write to `descriptor` was incomplete, if the plan is that the next one fails.
void note_partial_write(int descriptor);
