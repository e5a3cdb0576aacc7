#include "CPictures.h"

#include <stdlib.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// The filters of the PNG specification, section 9: each byte is stored as its difference from a prediction, which is
// computed from the bytes to the left, above, and above to the left.

static inline uint8_t predict(int left, int above, int corner) {
  int from_left = abs(above - corner), from_above = abs(left - corner);
  int from_corner = abs(left + above - 2 * corner);
  if (from_left <= from_above && from_left <= from_corner) return (uint8_t)left;
  return (uint8_t)(from_above <= from_corner ? above : corner);
}

static void add_left(uint8_t *row, size_t count, size_t step) {
  for (size_t i = step; i < count; i++) row[i] = (uint8_t)(row[i] + row[i - step]);
}

static void add_above(uint8_t *restrict row, const uint8_t *restrict above, size_t count) {
  for (size_t i = 0; i < count; i++) row[i] = (uint8_t)(row[i] + above[i]);
}

#if defined(__SSE2__)

static inline __m128i load_pixel(const uint8_t *bytes) {
  int32_t value;
  memcpy(&value, bytes, 4);
  return _mm_cvtsi32_si128(value);
}

static inline void store_pixel(uint8_t *bytes, __m128i pixel, size_t step) {
  int32_t value = _mm_cvtsi128_si32(pixel);
  memcpy(bytes, &value, step);
}

static inline __m128i magnitude(__m128i value) {
  return _mm_max_epi16(value, _mm_sub_epi16(_mm_setzero_si128(), value));
}

static inline __m128i choose(__m128i mask, __m128i yes, __m128i no) {
  return _mm_or_si128(_mm_and_si128(mask, yes), _mm_andnot_si128(mask, no));
}

// Processes whole pixels of 3 or 4 bytes, and returns the number of finished bytes. A pixel of 3 bytes is loaded with
// the byte behind it, so the last one is left to the caller.
static inline __attribute__((always_inline)) size_t predict_pixels(
    uint8_t *row, const uint8_t *above, size_t count, size_t step) {
  const __m128i zero = _mm_setzero_si128();
  __m128i left = zero, corner = zero;
  size_t i = 0;
  for (; i + 4 <= count; i += step) {
    __m128i up = _mm_unpacklo_epi8(load_pixel(above + i), zero);
    __m128i from_left = _mm_sub_epi16(up, corner);
    __m128i from_above = _mm_sub_epi16(left, corner);
    __m128i from_corner = magnitude(_mm_add_epi16(from_left, from_above));
    from_left = magnitude(from_left);
    from_above = magnitude(from_above);
    __m128i smallest = _mm_min_epi16(from_corner, _mm_min_epi16(from_left, from_above));
    __m128i nearest = choose(
        _mm_cmpeq_epi16(smallest, from_left), left,
        choose(_mm_cmpeq_epi16(smallest, from_above), up, corner));
    __m128i pixel = _mm_add_epi8(load_pixel(row + i), _mm_packus_epi16(nearest, nearest));
    store_pixel(row + i, pixel, step);
    left = _mm_unpacklo_epi8(pixel, zero);
    corner = up;
  }
  return i;
}

static inline __attribute__((always_inline)) size_t average_pixels(
    uint8_t *row, const uint8_t *above, size_t count, size_t step) {
  __m128i left = _mm_setzero_si128();
  size_t i = 0;
  for (; i + 4 <= count; i += step) {
    __m128i up = load_pixel(above + i);
    // The instruction rounds up, but the filter rounds down.
    __m128i average = _mm_avg_epu8(left, up);
    average = _mm_sub_epi8(average, _mm_and_si128(_mm_xor_si128(left, up), _mm_set1_epi8(1)));
    left = _mm_add_epi8(load_pixel(row + i), average);
    store_pixel(row + i, left, step);
  }
  return i;
}

static inline __attribute__((always_inline)) size_t left_pixels(uint8_t *row, size_t count, size_t step) {
  __m128i left = _mm_setzero_si128();
  size_t i = 0;
  for (; i + 4 <= count; i += step) {
    left = _mm_add_epi8(load_pixel(row + i), left);
    store_pixel(row + i, left, step);
  }
  return i;
}

#else

static inline size_t predict_pixels(uint8_t *row, const uint8_t *above, size_t count, size_t step) { return 0; }
static inline size_t average_pixels(uint8_t *row, const uint8_t *above, size_t count, size_t step) { return 0; }
static inline size_t left_pixels(uint8_t *row, size_t count, size_t step) { return 0; }

#endif

// Calls `vector` with the step as a constant, if the step is 3 or 4. Returns the number of bytes that `vector` has
// finished.
#define WITH_STEP(vector, ...) (step == 4 ? vector(__VA_ARGS__, 4) : step == 3 ? vector(__VA_ARGS__, 3) : 0)

static void undo_left(uint8_t *row, size_t count, size_t step) {
  size_t done = WITH_STEP(left_pixels, row, count);
  if (done >= step) add_left(row + done - step, count - done + step, step);
  else add_left(row, count, step);
}

static void undo_average(uint8_t *row, const uint8_t *above, size_t count, size_t step) {
  size_t done = WITH_STEP(average_pixels, row, above, count);
  for (size_t i = done; i < count; i++) {
    int left = i < step ? 0 : row[i - step];
    row[i] = (uint8_t)(row[i] + (left + above[i]) / 2);
  }
}

static void undo_prediction(uint8_t *row, const uint8_t *above, size_t count, size_t step) {
  size_t done = WITH_STEP(predict_pixels, row, above, count);
  for (size_t i = done; i < count; i++) {
    int left = i < step ? 0 : row[i - step], corner = i < step ? 0 : above[i - step];
    row[i] = (uint8_t)(row[i] + predict(left, above[i], corner));
  }
}

bool picture_unfilter(
    uint8_t filter, uint8_t *row, const uint8_t *above, size_t count, size_t bytes_per_pixel) {
  size_t step = bytes_per_pixel;
  switch (filter) {
  case 0:
    return true;
  case 1:
    undo_left(row, count, step);
    return true;
  case 2:
    if (above != NULL) add_above(row, above, count);
    return true;
  case 3:
    if (above != NULL) undo_average(row, above, count, step);
    else
      for (size_t i = step; i < count; i++) row[i] = (uint8_t)(row[i] + row[i - step] / 2);
    return true;
  case 4:
    // Without a row above, the prediction is the byte to the left.
    if (above != NULL) undo_prediction(row, above, count, step);
    else undo_left(row, count, step);
    return true;
  default:
    return false;
  }
}
