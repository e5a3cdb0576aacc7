#pragma once

#include <stddef.h>
#include <stdint.h>
#include <termios.h>

/* Restoring the terminal when the program crashes. Swift traps skip every deinit, so only a signal
 * handler can do it, and a signal handler may only call write, tcsetattr and their like: hence C. */

/* The most bytes that guard_arm takes. */
#define TERMINAL_GUARD_CAPACITY 512

/* From now on every signal that would end the process, and that nobody handles or ignores, writes
 * `sequence` to `descriptor`, sets `modes`, and then takes its default course. To be called on the main
 * thread. 0, or -1 with errno. */
int terminal_guard_arm(int descriptor, const struct termios *modes, const char *sequence, size_t count);

/* Ends what terminal_guard_arm began. */
void terminal_guard_disarm(void);

/* Blocks SIGHUP, SIGTERM, SIGINT, SIGWINCH, SIGTSTP and SIGCONT for this thread and those that it
 * starts, and returns a descriptor that becomes readable when one arrives, or -1 with errno. */
int terminal_signals_open(void);

/* The next signal that arrived, or 0 when there is none. */
int terminal_signals_next(int descriptor);

/* Stops this process group as Ctrl-Z does, although SIGTSTP is blocked; returns when it continues. */
void terminal_signals_stop(void);
