#pragma once
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <term.h>
#include <stdio.h>
#include <wchar.h>

/* What Swift cannot import: macros with casts, and global variables that it rightly calls unsafe. */

static const attr_t curses_bold = A_BOLD;
static const attr_t curses_dim = A_DIM;
static const attr_t curses_underline = A_UNDERLINE;
static const attr_t curses_reverse = A_REVERSE;

/* newterm on standard input and output; NULL when the terminal cannot be driven. */
static inline SCREEN *curses_open(const char *terminal_name) {
  return newterm(terminal_name, stdout, stdin);
}

/* Cells that a character takes; <wchar.h> declares wcwidth only with a feature macro. */
extern int wcwidth(wchar_t character);
static inline int curses_width(wchar_t character) { return wcwidth(character); }

static inline WINDOW *curses_window(void) { return stdscr; }
static inline WINDOW *curses_physical_window(void) { return curscr; }
static inline WINDOW *curses_virtual_window(void) { return newscr; }

/* A capability with its numbers filled in; variadic functions cannot be imported either. */
static inline const char *curses_parameterized(const char *capability, int first, int second) {
  return tiparm(capability, first, second);
}
static inline int curses_pair_limit(void) { return COLOR_PAIRS; }
