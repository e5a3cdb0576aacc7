#include "Video.h"

enum { h264_slice = 1, h264_partition = 2, h264_idr = 5, h264_sei = 6, recovery_point = 6 };
enum { h265_first_sync = 16, h265_idr = 19, h265_idr_without_leading = 20, h265_cra = 21 };

/// What the units of a packet say.
struct unit_facts {
  bool has_slice;
  bool is_referenced;
  bool is_closed;
  bool is_sync;
};

/// Whether the SEI message in `data` says that all frames from this one on, in the order of display, can be decoded
/// exactly. See docs/formats/videos.md.
static bool has_exact_recovery(const uint8_t *data, size_t size) {
  size_t at = 1;
  while (at + 2 < size) {
    unsigned type = 0, length = 0;
    while (at < size && data[at] == 0xFF) type += 255, at++;
    if (at >= size) return false;
    type += data[at++];
    while (at < size && data[at] == 0xFF) length += 255, at++;
    if (at >= size) return false;
    length += data[at++];
    if (length > size - at) return false;
    // The bits are: recovery_frame_cnt, which is 1 for the number 0, and exact_match_flag.
    if (type == recovery_point && length > 0) return (data[at] & 0xC0) == 0xC0;
    at += length;
  }
  return false;
}

static void note_h264(struct unit_facts *facts, const uint8_t *unit, size_t size) {
  int type = unit[0] & 31;
  bool is_slice = type == h264_slice || type == h264_partition || type == h264_idr;
  if (is_slice) facts->has_slice = true;
  if (is_slice && (unit[0] & 0x60) != 0) facts->is_referenced = true;
  if (type == h264_idr) facts->is_closed = true;
  if (type == h264_sei && has_exact_recovery(unit, size)) facts->is_sync = true;
}

static void note_h265(struct unit_facts *facts, const uint8_t *unit) {
  int type = unit[0] >> 1 & 63;
  if (type < 32) facts->has_slice = facts->is_referenced = true;
  if (type == h265_idr || type == h265_idr_without_leading) facts->is_closed = true;
  if (type >= h265_first_sync && type <= h265_cra) facts->is_sync = true;
}

static void note(struct unit_facts *facts, bool is_h265, const uint8_t *unit, size_t size) {
  if (size == 0) return;
  if (is_h265) note_h265(facts, unit);
  else note_h264(facts, unit, size);
}

/// The number of bytes of the lengths before units; 0 if units follow start codes.
static unsigned length_bytes(const AVCodecParameters *parameters) {
  const uint8_t *data = parameters->extradata;
  int size = parameters->extradata_size;
  if (parameters->codec_id == AV_CODEC_ID_H264) return size >= 7 && data[0] == 1 ? (data[4] & 3) + 1 : 0;
  return size >= 23 && (data[0] != 0 || data[1] != 0 || data[2] > 1) ? (data[21] & 3) + 1 : 0;
}

static void scan_lengths(
    struct unit_facts *facts, bool is_h265, unsigned width, const uint8_t *data, size_t size) {
  size_t at = 0;
  while (size - at > width) {
    size_t length = 0;
    for (unsigned i = 0; i < width; i++) length = length << 8 | data[at++];
    if (length > size - at) return;
    note(facts, is_h265, data + at, length);
    at += length;
  }
}

static void scan_start_codes(struct unit_facts *facts, bool is_h265, const uint8_t *data, size_t size) {
  const uint8_t *end = data + size, *unit = NULL;
  for (const uint8_t *at = data; (size_t)(end - at) > 3;) {
    at = memchr(at, 1, (size_t)(end - at));
    if (at == NULL || end - at < 2) break;
    if (at - data >= 2 && at[-1] == 0 && at[-2] == 0) {
      if (unit != NULL) note(facts, is_h265, unit, (size_t)(at - 2 - unit));
      unit = at + 1;
    }
    at++;
  }
  if (unit != NULL) note(facts, is_h265, unit, (size_t)(end - unit));
}

uint8_t scan_units(const AVCodecParameters *parameters, const uint8_t *data, size_t size) {
  bool is_h265 = parameters->codec_id == AV_CODEC_ID_HEVC;
  unsigned width = length_bytes(parameters);
  struct unit_facts facts = {0};
  if (width > 0) scan_lengths(&facts, is_h265, width, data, size);
  else scan_start_codes(&facts, is_h265, data, size);
  uint8_t flags = 0;
  if (facts.is_closed) flags |= packet_closed | packet_sync;
  if (facts.is_sync) flags |= packet_sync;
  if (facts.has_slice && !facts.is_referenced) flags |= packet_droppable;
  return flags;
}
