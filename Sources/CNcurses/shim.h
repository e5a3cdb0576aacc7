#pragma once
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <term.h>
#include <stdio.h>
#include <wchar.h>

/* Wrappers for what Swift cannot import: macros with casts, and global variables, which are unsafe. */

static const attr_t curses_bold = A_BOLD;
static const attr_t curses_dim = A_DIM;
static const attr_t curses_underline = A_UNDERLINE;
static const attr_t curses_reverse = A_REVERSE;

/* Calls newterm on standard input and output; NULL if curses cannot use the terminal. */
static inline SCREEN *curses_open(const char *terminal_name) {
  return newterm(terminal_name, stdout, stdin);
}

/* The number of cells of a character; <wchar.h> declares wcwidth only with a feature macro. */
extern int wcwidth(wchar_t character);
static inline int curses_width(wchar_t character) { return wcwidth(character); }

static inline WINDOW *curses_window(void) { return stdscr; }
static inline WINDOW *curses_physical_window(void) { return curscr; }
static inline WINDOW *curses_virtual_window(void) { return newscr; }

/* Inserts numbers into a capability; Swift cannot import variadic functions. */
static inline const char *curses_parameterized(const char *capability, int first, int second) {
  return tiparm(capability, first, second);
}
static inline int curses_pair_limit(void) { return COLOR_PAIRS; }
