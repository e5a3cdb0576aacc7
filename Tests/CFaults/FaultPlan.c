#define _GNU_SOURCE
#include "FaultPlan.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static const struct kind {
  const char *name;
  enum fault fault;
  int code;
} kinds[] = {
  {"EIO", FAULT_IO, EIO},
  {"ENOSPC", FAULT_SPACE, ENOSPC},
  {"EDQUOT", FAULT_SPACE, EDQUOT},
  {"EMFILE", FAULT_DESCRIPTORS, EMFILE},
  {"ENOMEM", FAULT_MEMORY, ENOMEM},
  {"EINTR", FAULT_SIGNAL, EINTR},
  {"short", FAULT_SHORT, 0},
  {"partial", FAULT_PARTIAL, ENOSPC},
};

static const char *folder;
static const struct kind *kind;
static unsigned long failing_call;
static bool is_lasting;
static bool is_deadly;
static int report = -1;

static atomic_ulong calls;
static atomic_int partial_descriptor = -1;

// In seconds. A program that waits or loops forever after a failure must not block the tests.
static const unsigned longest_run = 120;

__attribute__((constructor)) static void load_plan(void) {
  const char *name = getenv("FAULTS_KIND");
  for (size_t index = 0; name && index < sizeof kinds / sizeof *kinds; index++) {
    if (strcmp(name, kinds[index].name) == 0) kind = &kinds[index];
  }
  const char *call = getenv("FAULTS_CALL");
  if (call) failing_call = strtoul(call, NULL, 10);
  is_lasting = getenv("FAULTS_LASTING") != NULL;
  is_deadly = getenv("FAULTS_KILL") != NULL;
  const char *path = getenv("FAULTS_REPORT");
  if (path) report = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  folder = getenv("FAULTS_FOLDER");
  alarm(longest_run);
}

static bool find_path(int descriptor, const char *path, char *full) {
  if (path && path[0] == '/') return snprintf(full, PATH_MAX, "%s", path) < PATH_MAX;
  char link[64];
  if (descriptor == AT_FDCWD) {
    snprintf(link, sizeof link, "/proc/self/cwd");
  } else {
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  }
  char base[PATH_MAX];
  long length = syscall(SYS_readlinkat, AT_FDCWD, link, base, sizeof base - 1);
  if (length < 0) return false;
  base[length] = 0;
  return snprintf(full, PATH_MAX, "%s%s%s", base, path ? "/" : "", path ? path : "") < PATH_MAX;
}

static bool is_in_folder(const char *path) {
  size_t length = strlen(folder);
  return strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static void write_report(unsigned long number, const char *name, const char *path) {
  char line[PATH_MAX + 64];
  int length = snprintf(line, sizeof line, "%lu %s %s\n", number, name, path);
  if (report >= 0) syscall(SYS_write, report, line, length);
}

static enum verdict judge_below(const char *name, unsigned faults, int descriptor, const char *path) {
  char full[PATH_MAX];
  if (!folder || !kind || !(faults & kind->fault)) return PASS;
  if (!find_path(descriptor, path, full) || !is_in_folder(full)) return PASS;
  unsigned long number = atomic_fetch_add(&calls, 1) + 1;
  bool is_hit = failing_call && (is_lasting ? number >= failing_call : number == failing_call);
  if (is_hit || !failing_call) write_report(number, name, full);
  if (!is_hit) return PASS;
  if (is_deadly) raise(SIGKILL);
  return kind->fault & (FAULT_SHORT | FAULT_PARTIAL) ? HALVE : FAIL;
}

enum verdict judge(const char *name, unsigned faults, int descriptor, const char *path) {
  int before = errno;
  enum verdict verdict = judge_below(name, faults, descriptor, path);
  errno = verdict == FAIL ? kind->code : before;
  return verdict;
}

bool fails_after_partial_write(int descriptor) {
  if (!atomic_compare_exchange_strong(&partial_descriptor, &(int){descriptor}, -1)) return false;
  errno = kind->code;
  return true;
}

void note_partial_write(int descriptor) {
  if (kind->fault == FAULT_PARTIAL) atomic_store(&partial_descriptor, descriptor);
}
