#pragma once

#include <stddef.h>
#include <stdint.h>
#include <termios.h>

/* Restores the terminal when the program crashes. Swift traps skip every deinit, so only a signal handler
 * can do it, and a signal handler may only call functions such as write and tcsetattr: so this is in C. */

/* The maximum number of bytes of a sequence for terminal_guard_arm. */
#define TERMINAL_GUARD_CAPACITY 512

/* After this call, every signal that ends the process, and is neither handled nor ignored, first writes
 * `sequence` to `descriptor` and sets `modes`. Call it on the main thread. Returns 0, or -1 with errno. */
int terminal_guard_arm(int descriptor, const struct termios *modes, const char *sequence, size_t count);

/* Undoes terminal_guard_arm. */
void terminal_guard_disarm(void);

/* Blocks SIGHUP, SIGTERM, SIGINT, SIGWINCH, SIGTSTP and SIGCONT for this thread and the threads that it
 * starts. Returns a descriptor that becomes readable when one arrives, or -1 with errno. */
int terminal_signals_open(void);

/* Returns the next signal that arrived; 0 if there is none. */
int terminal_signals_next(int descriptor);

/* Stops this process group like Ctrl-Z, although SIGTSTP is blocked; returns when it continues. */
void terminal_signals_stop(void);
