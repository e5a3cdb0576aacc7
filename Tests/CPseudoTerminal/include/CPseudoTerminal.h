#pragma once
#include <sys/types.h>

// The part of the C library that Swift does not import, because it needs _GNU_SOURCE.

/// Opens a pseudo-terminal. The controlling end does not block, and neither end is inherited by
/// other programs. Returns 0 or errno.
int cpty_open(int *terminal_end, int *program_end, char *device, size_t device_capacity);

/// Starts a program in a folder as the leader of a session whose controlling terminal is the
/// device, with no descriptors except the three on it, and with default signal handling. Returns 0
/// or errno.
int cpty_spawn(
    pid_t *process, const char *device, const char *folder, const char *program, char *const arguments[],
    char *const environment[]);
