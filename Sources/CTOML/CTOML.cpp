#include "CTOML.h"

// Errors are values: an exception must not cross Swift.
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>
#include <cstring>
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

}  // namespace

int ctoml_parse(
    const char *bytes, size_t count, void *context, Visit visit, ctoml_problem *problem) {
  const auto result = toml::parse(std::string_view(bytes, count));
  if (!result) {
    const auto text = result.error().description();
    const size_t length = std::min(text.size(), sizeof(problem->text) - 1);
    problem->line = result.error().source().begin.line;
    std::memcpy(problem->text, text.data(), length);
    problem->text[length] = 0;
    return -1;
  }
  walk(result.table(), {}, context, visit);
  return 0;
}
