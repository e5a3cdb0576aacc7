#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <unistd.h>

int cpty_open(int *terminal_end, int *program_end, char *device, size_t device_capacity) {
  *terminal_end = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (*terminal_end < 0) return errno;
  if (grantpt(*terminal_end) == 0 && unlockpt(*terminal_end) == 0 &&
      ptsname_r(*terminal_end, device, device_capacity) == 0) {
    *program_end = open(device, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (*program_end >= 0) return 0;
  }
  int failure = errno;
  close(*terminal_end);
  return failure;
}

static void set_attributes(posix_spawnattr_t *attributes) {
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(attributes, &none);
  posix_spawnattr_setsigdefault(attributes, &all);
  posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

int cpty_spawn(
    pid_t *process, const char *device, const char *folder, const char *program, char *const arguments[],
    char *const environment[]) {
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  set_attributes(&attributes);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  // A session leader that opens a terminal gets it as its controlling terminal.
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, device, O_RDWR, 0);
  posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  posix_spawn_file_actions_addchdir_np(&actions, folder);

  int failure = posix_spawn(process, program, &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return failure;
}
