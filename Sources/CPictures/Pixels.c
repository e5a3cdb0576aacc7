#include "CPictures.h"

#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// Composites on black as libpng does: value * alpha / 255, rounded.
static inline uint8_t on_black(uint32_t value, uint32_t alpha) {
  uint32_t product = value * alpha + 128;
  return (uint8_t)((product + (product >> 8)) >> 8);
}

// Whether alpha is 255 in all `count` pixels of four bytes.
static bool is_opaque(const uint8_t *pixels, size_t count) {
  uint32_t common = UINT32_MAX;
  for (size_t i = 0; i < count; i++) {
    uint32_t pixel;
    memcpy(&pixel, pixels + 4 * i, sizeof pixel);
    common &= pixel;
  }
  uint8_t bytes[4];
  memcpy(bytes, &common, sizeof bytes);
  return bytes[3] == 255;
}

// Copies four bytes at a time. The next pixel overwrites the last of them.
static void drop_alpha(const uint8_t *source, uint8_t *target, size_t count) {
  for (size_t i = 0; i + 1 < count; i++) {
    uint32_t pixel;
    memcpy(&pixel, source + 4 * i, sizeof pixel);
    memcpy(target + 3 * i, &pixel, sizeof pixel);
  }
  if (count > 0) memmove(target + 3 * (count - 1), source + 4 * (count - 1), 3);
}

void picture_flatten(const uint8_t *source, uint8_t *target, size_t count, uint32_t channels) {
  if (channels == 4 && is_opaque(source, count)) {
    drop_alpha(source, target, count);
  } else if (channels == 4) {
    for (size_t i = 0; i < count; i++, source += 4, target += 3) {
      uint32_t red = source[0], green = source[1], blue = source[2], alpha = source[3];
      target[0] = on_black(red, alpha);
      target[1] = on_black(green, alpha);
      target[2] = on_black(blue, alpha);
    }
  } else {
    for (size_t i = 0; i < count; i++, source += 2) *target++ = on_black(source[0], source[1]);
  }
}

// The number of pixels per pass of the loop. Their sums fit in the first cache of the processor.
enum { block = 512 };

static inline __attribute__((always_inline)) void halve(
    const uint8_t *restrict upper, const uint8_t *restrict lower, uint8_t *restrict target, size_t width,
    const size_t channels) {
  uint16_t sums[2 * block * 3];
  size_t pairs = width / 2;
  for (size_t done = 0; done < pairs; done += block) {
    size_t count = pairs - done < block ? pairs - done : block;
    size_t offset = 2 * done * channels;
    for (size_t i = 0; i < 2 * count * channels; i++)
      sums[i] = (uint16_t)(upper[offset + i] + lower[offset + i]);
    for (size_t i = 0; i < count; i++)
      for (size_t c = 0; c < channels; c++)
        target[(done + i) * channels + c] =
            (uint8_t)((sums[2 * i * channels + c] + sums[(2 * i + 1) * channels + c] + 2) >> 2);
  }
  if (width % 2 == 1)
    for (size_t c = 0; c < channels; c++) {
      size_t last = (width - 1) * channels + c;
      target[pairs * channels + c] = (uint8_t)((2 * (upper[last] + lower[last]) + 2) >> 2);
    }
}

void picture_halve(
    const uint8_t *upper, const uint8_t *lower, uint8_t *target, size_t width, uint32_t channels) {
  if (channels == 3) halve(upper, lower, target, width, 3);
  else halve(upper, lower, target, width, 1);
}

static inline __attribute__((always_inline)) void weigh(
    const uint8_t *restrict pixels, size_t stride, const struct picture_span *span, size_t count,
    uint16_t *restrict sums, const int rows) {
  for (size_t i = 0; i < count; i++) {
    uint16_t sum = 0;
    for (int row = 0; row < rows; row++)
      sum = (uint16_t)(sum + pixels[(size_t)row * stride + i] * (uint16_t)span->weights[row]);
    sums[i] = sum;
  }
}

static void add(const uint8_t *restrict row, uint16_t weight, size_t count, uint16_t *restrict sums) {
  for (size_t i = 0; i < count; i++) sums[i] = (uint16_t)(sums[i] + row[i] * weight);
}

void picture_weigh_rows(
    const uint8_t *pixels, size_t stride, const struct picture_span *span, size_t column, size_t count,
    uint16_t *sums) {
  const uint8_t *first = pixels + (size_t)span->start * stride + column;
  switch (span->count) {
  case 1:
    weigh(first, stride, span, count, sums, 1);
    return;
  case 2:
    weigh(first, stride, span, count, sums, 2);
    return;
  case 3:
    weigh(first, stride, span, count, sums, 3);
    return;
  default:
    weigh(first, stride, span, count, sums, 3);
    for (int row = 3; row < span->count; row++)
      add(first + (size_t)row * stride, (uint16_t)span->weights[row], count, sums);
  }
}

// The weights of the rows add 7 bits to the sums, and the weights of the columns add 7 more.
enum { weight_bits = 14, half = 1 << (weight_bits - 1) };

static inline uint32_t gray_dot(const uint16_t *sums, const struct picture_span *span) {
  uint32_t sum = half;
  for (int i = 0; i < span->count; i++) sum += (uint32_t)sums[i] * (uint32_t)span->weights[i];
  return (sum >> weight_bits) * 0x010101;
}

#if defined(__SSE2__)

static inline __m128i load_sums(const uint16_t *sums) { return _mm_loadl_epi64((const __m128i *)sums); }

// Multiplies red, green and blue of two pixels by their weights, and adds the products. The instruction for that needs
// signed numbers of 16 bits; the sums have 15 bits.
static inline __m128i weigh_pair(const uint16_t *sums, const int16_t *weights) {
  int32_t pair;
  memcpy(&pair, weights, sizeof pair);
  __m128i colors = _mm_unpacklo_epi16(load_sums(sums), load_sums(sums + 3));
  return _mm_madd_epi16(colors, _mm_set1_epi32(pair));
}

// Reads four samples without a check of their number, because most dots have two or three. Unused weights are 0.
static inline uint32_t color_dot(const uint16_t *sums, const struct picture_span *span) {
  __m128i total = _mm_add_epi32(weigh_pair(sums, span->weights), weigh_pair(sums + 6, span->weights + 2));
  for (int i = 4; i < span->count; i += 2)
    total = _mm_add_epi32(total, weigh_pair(sums + 3 * i, span->weights + i));
  total = _mm_srli_epi32(_mm_add_epi32(total, _mm_set1_epi32(half)), weight_bits);
  total = _mm_packs_epi32(total, total);
  uint32_t bgr = (uint32_t)_mm_cvtsi128_si32(_mm_packus_epi16(total, total));
  return __builtin_bswap32(bgr) >> 8;
}

#else

static inline uint32_t color_dot(const uint16_t *sums, const struct picture_span *span) {
  uint32_t color[3] = {half, half, half};
  for (int i = 0; i < span->count; i++)
    for (int c = 0; c < 3; c++) color[c] += (uint32_t)sums[3 * i + c] * (uint32_t)span->weights[i];
  return color[0] >> weight_bits << 16 | color[1] >> weight_bits << 8 | color[2] >> weight_bits;
}

#endif

void picture_draw_row(
    const uint16_t *sums, int32_t first, uint32_t channels, const struct picture_span *spans, size_t count,
    uint32_t outside, uint32_t *dots) {
  if (channels == 3) {
    for (size_t i = 0; i < count; i++)
      dots[i] = spans[i].start < 0 ? outside : color_dot(sums + 3 * (size_t)(spans[i].start - first), spans + i);
  } else {
    for (size_t i = 0; i < count; i++)
      dots[i] = spans[i].start < 0 ? outside : gray_dot(sums + (spans[i].start - first), spans + i);
  }
}
