#include "CTerminalGuard.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const int crash_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGFPE, SIGTRAP, SIGQUIT};
enum { crash_signal_count = sizeof crash_signals / sizeof *crash_signals };

static struct sigaction previous[crash_signal_count];
static volatile sig_atomic_t armed;
static int guarded_descriptor;
static struct termios guarded_modes;
static char guarded_sequence[TERMINAL_GUARD_CAPACITY];
static size_t guarded_count;

/* A stack of its own, since a crash may be the overflow of the usual one. */
static char handler_stack[64 * 1024];

static void restore_and_die(int signal_number) {
  if (armed) {
    armed = 0;
    size_t written = 0;
    while (written < guarded_count) {
      ssize_t count =
          write(guarded_descriptor, guarded_sequence + written, guarded_count - written);
      if (count <= 0) break;
      written += (size_t)count;
    }
    tcsetattr(guarded_descriptor, TCSANOW, &guarded_modes);
  }
  /* SA_RESETHAND has put the default back, SA_NODEFER lets the signal through at once. */
  raise(signal_number);
}

int terminal_guard_arm(
    int descriptor, const struct termios *modes, const char *sequence, size_t count) {
  if (count > TERMINAL_GUARD_CAPACITY) {
    errno = EINVAL;
    return -1;
  }
  terminal_guard_disarm();
  guarded_descriptor = descriptor;
  guarded_modes = *modes;
  memcpy(guarded_sequence, sequence, count);
  guarded_count = count;

  stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
  if (sigaltstack(&stack, NULL) != 0) return -1;
  struct sigaction action = {.sa_handler = restore_and_die,
                             .sa_flags = SA_ONSTACK | SA_RESETHAND | SA_NODEFER};
  sigemptyset(&action.sa_mask);
  for (int index = 0; index < crash_signal_count; index++) {
    if (sigaction(crash_signals[index], &action, &previous[index]) != 0) return -1;
  }
  armed = 1;
  return 0;
}

void terminal_guard_disarm(void) {
  if (!armed) return;
  armed = 0;
  for (int index = 0; index < crash_signal_count; index++) {
    sigaction(crash_signals[index], &previous[index], NULL);
  }
}
