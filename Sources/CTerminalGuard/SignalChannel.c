#include "CTerminalGuard.h"

#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

int terminal_signals_open(void) {
  static const int awaited[] = {SIGHUP, SIGTERM, SIGINT, SIGWINCH, SIGTSTP, SIGCONT};
  sigset_t set;
  sigemptyset(&set);
  for (size_t index = 0; index < sizeof awaited / sizeof *awaited; index++) {
    sigaddset(&set, awaited[index]);
  }
  if (pthread_sigmask(SIG_BLOCK, &set, NULL) != 0) return -1;
  return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

int terminal_signals_next(int descriptor) {
  struct signalfd_siginfo information;
  if (read(descriptor, &information, sizeof information) != sizeof information) return 0;
  return (int)information.ssi_signo;
}

void terminal_signals_stop(void) {
  struct sigaction standard = {.sa_handler = SIG_DFL};
  struct sigaction before;
  if (sigaction(SIGTSTP, NULL, &before) != 0 || before.sa_handler == SIG_IGN) return;
  sigaction(SIGTSTP, &standard, NULL);

  sigset_t stop, mask;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  /* SIGTSTP instead of SIGSTOP: the kernel ignores it if nothing could continue the group. */
  kill(0, SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &stop, &mask);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(SIGTSTP, &before, NULL);
}
