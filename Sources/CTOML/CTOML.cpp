#include "CTOML.h"

#include <stdexcept>

#define TOML_ENABLE_FORMATTERS 0
// Hostile input reaches assertions of the library, such as "[[[": they must be errors, not the end of the program or
// promises to the compiler.
#undef NDEBUG
#define TOML_ASSERT(condition)                                           \
  do {                                                                   \
    if (!(condition)) throw std::logic_error("it ends or continues in an unexpected way"); \
  } while (false)
#include <toml++/toml.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <string_view>

namespace {

using Visit = void (*)(void *, const ctoml_visit *);

void walk(const toml::node &node, std::string_view key, void *context, Visit visit) {
  ctoml_visit part{};
  part.line = node.source().begin.line;
  part.key = key.data();
  part.key_length = key.size();
  if (const auto *table = node.as_table()) {
    part.kind = ctoml_table_start;
    visit(context, &part);
    for (const auto &[name, child] : *table) walk(child, name.str(), context, visit);
    part.kind = ctoml_end;
  } else if (const auto *array = node.as_array()) {
    part.kind = ctoml_array_start;
    visit(context, &part);
    for (const auto &child : *array) walk(child, {}, context, visit);
    part.kind = ctoml_end;
  } else if (const auto *text = node.as_string()) {
    part.kind = ctoml_string;
    part.text = text->get().data();
    part.text_length = text->get().size();
  } else if (const auto *integer = node.as_integer()) {
    part.kind = ctoml_integer;
    part.integer = integer->get();
  } else if (const auto *number = node.as_floating_point()) {
    part.kind = ctoml_number;
    part.number = number->get();
  } else if (const auto *boolean = node.as_boolean()) {
    part.kind = ctoml_boolean;
    part.integer = boolean->get() ? 1 : 0;
  } else {
    part.kind = ctoml_time;
  }
  visit(context, &part);
}

int fail(uint32_t line, std::string_view text, ctoml_problem *problem) {
  const size_t length = std::min(text.size(), sizeof(problem->text) - 1);
  problem->line = line;
  std::memcpy(problem->text, text.data(), length);
  problem->text[length] = 0;
  return -1;
}

}  // namespace

// Exceptions must not cross Swift. The library is less tested without them: its parser then goes on after an error.
int ctoml_parse(
    const char *bytes, size_t count, void *context, Visit visit, ctoml_problem *problem) {
  try {
    walk(toml::parse(std::string_view(bytes, count)), {}, context, visit);
    return 0;
  } catch (const toml::parse_error &error) {
    return fail(error.source().begin.line, error.description(), problem);
  } catch (const std::exception &error) {
    return fail(1, error.what(), problem);
  }
}
