#pragma once
#include <stdbool.h>

// What can happen to a call.
enum fault {
  FAULT_IO = 1 << 0,
  FAULT_SPACE = 1 << 1,
  FAULT_DESCRIPTORS = 1 << 2,
  FAULT_MEMORY = 1 << 3,
  FAULT_SIGNAL = 1 << 4,
  FAULT_SHORT = 1 << 5,
  FAULT_PARTIAL = 1 << 6,
};

// What a call is to do.
enum verdict {
  PASS,
  // Return an error; errno is set.
  FAIL,
  // Do the first half only.
  HALVE,
};

/// Counts the call `name`, on `path` from the open folder `descriptor` on, or on `descriptor` itself where `path` is
/// null, and decides what it is to do. `faults` are those that it can have.
enum verdict judge(const char *name, unsigned faults, int descriptor, const char *path);

/// Whether a write to `descriptor` must fail because the one before was cut short; errno is set.
bool fails_after_partial_write(int descriptor);

/// Remembers that a write to `descriptor` was cut short, where the plan is that the next one fails.
void note_partial_write(int descriptor);
