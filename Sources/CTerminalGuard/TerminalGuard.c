#include "CTerminalGuard.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Every signal that ends a process by default, except those that SignalChannel receives, SIGPIPE and
 * SIGXFSZ, which the program ignores, and SIGKILL. The real-time signals are added. */
static const int fatal_signals[] = {
    SIGSEGV, SIGBUS,    SIGILL,  SIGABRT, SIGFPE, SIGTRAP, SIGQUIT, SIGSYS,  SIGXCPU,
    SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2, SIGIO,  SIGPWR,  SIGSTKFLT};
enum { listed_signal_count = sizeof fatal_signals / sizeof *fatal_signals };

/* Indexed by signal number: NSIG is 65 on Linux. */
static struct sigaction previous[NSIG];
static unsigned char is_guarded[NSIG];
static volatile sig_atomic_t armed;
static int guarded_descriptor;
static struct termios guarded_modes;
static char guarded_sequence[TERMINAL_GUARD_CAPACITY];
static size_t guarded_count;

/* A separate stack, since the crash may be a stack overflow. This one is for the main thread; threads
 * that the program starts have their own (OwnThread). */
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
  /* SA_RESETHAND has restored the default action, SA_NODEFER delivers the signal immediately. */
  raise(signal_number);
}

/* Signals that were ignored when the program started stay ignored. */
static int guard_signal(int number) {
  struct sigaction action = {.sa_handler = restore_and_die,
                             .sa_flags = SA_ONSTACK | SA_RESETHAND | SA_NODEFER};
  sigemptyset(&action.sa_mask);
  if (sigaction(number, NULL, &previous[number]) != 0) return -1;
  if (previous[number].sa_handler == SIG_IGN) return 0;
  if (sigaction(number, &action, NULL) != 0) return -1;
  is_guarded[number] = 1;
  return 0;
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
  armed = 1;
  for (int index = 0; index < listed_signal_count; index++) {
    if (guard_signal(fatal_signals[index]) != 0) return -1;
  }
  for (int number = SIGRTMIN; number <= SIGRTMAX; number++) {
    if (guard_signal(number) != 0) return -1;
  }
  return 0;
}

void terminal_guard_disarm(void) {
  if (!armed) return;
  armed = 0;
  for (int number = 1; number < NSIG; number++) {
    if (is_guarded[number]) sigaction(number, &previous[number], NULL);
    is_guarded[number] = 0;
  }
}
