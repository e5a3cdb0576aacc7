// Replaces fsync and related functions of the C library: a program's own definition takes
// precedence. So the engine is measured unchanged.
#define _GNU_SOURCE
#include "CSyncCount.h"

#include <stdatomic.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static atomic_uint_fast64_t calls;
static atomic_uint_fast64_t nanoseconds;

struct sync_tally sync_tally_now(void) {
  return (struct sync_tally){atomic_load(&calls), atomic_load(&nanoseconds)};
}

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static int counted(long number, int descriptor) {
  uint64_t start = now();
  int result = (int)syscall(number, descriptor);
  atomic_fetch_add(&nanoseconds, now() - start);
  atomic_fetch_add(&calls, 1);
  return result;
}

int fsync(int descriptor) { return counted(SYS_fsync, descriptor); }
int fdatasync(int descriptor) { return counted(SYS_fdatasync, descriptor); }
int syncfs(int descriptor) { return counted(SYS_syncfs, descriptor); }
