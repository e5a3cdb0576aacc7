#pragma once
#include <sys/types.h>

// The part of the C library that Swift does not see: it takes _GNU_SOURCE.

/// Opens a pseudo-terminal: the terminal's end does not block, and neither end passes to other programs.
/// Returns 0 or errno.
int cpty_open(int *terminal_end, int *program_end, char *device, size_t device_capacity);

/// Starts a program in a folder, as the leader of a session whose controlling terminal is the device, with no other
/// descriptors than the three on it and all signals as they are by default. Returns 0 or errno.
int cpty_spawn(
    pid_t *process, const char *device, const char *folder, const char *program, char *const arguments[],
    char *const environment[]);
