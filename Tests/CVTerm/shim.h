#pragma once
#include <vterm.h>

// Wrappers for macros that read a color's tag, and for the bit fields of a cell, which Swift does
// not import.

static inline bool cvterm_is_default(VTermColor color) {
  return VTERM_COLOR_IS_DEFAULT_FG(&color) || VTERM_COLOR_IS_DEFAULT_BG(&color);
}

static inline bool cvterm_is_indexed(VTermColor color) { return VTERM_COLOR_IS_INDEXED(&color); }
