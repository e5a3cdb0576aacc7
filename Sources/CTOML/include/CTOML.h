#ifndef CTOML_H
#define CTOML_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a visit of `ctoml_parse` reports. Tables and arrays start and end; everything between belongs to them.
typedef enum {
  ctoml_table_start,
  ctoml_array_start,
  ctoml_end,
  ctoml_string,
  ctoml_integer,
  ctoml_number,
  ctoml_boolean,
  /// A date or a time.
  ctoml_time,
} ctoml_kind;

/// A part of a TOML document. Texts are UTF-8, not terminated, and valid only during the visit.
typedef struct {
  ctoml_kind kind;
  /// The line of the value, from 1.
  uint32_t line;
  /// The key in the enclosing table; empty in an array.
  const char *key;
  size_t key_length;
  const char *text;
  size_t text_length;
  /// The value of an integer; 0 or 1 for a boolean.
  int64_t integer;
  double number;
} ctoml_visit;

/// The reason why a document cannot be read.
typedef struct {
  uint32_t line;
  char text[256];
} ctoml_problem;

/// Parses `count` bytes and visits all values in the order of their keys. Returns 0, or -1 with a problem.
int ctoml_parse(
    const char *bytes, size_t count, void *context,
    void (*visit)(void *context, const ctoml_visit *part), ctoml_problem *problem);

#ifdef __cplusplus
}
#endif

#endif
