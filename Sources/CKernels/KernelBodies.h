// The kernels. This file is included once per instruction set with KERNEL(name), KERNEL_SET and
// LANES defined.
#include "Vectors.h"

// Sixteen times the powers of LANES bins as if the samples had been weighted with a periodic Hann
// window, in the order of REAL_PARTS. The transform of the window has three bins, 1/2 at 0 and -1/4
// on both sides, so each result needs only the bin itself and its neighbors. `before` holds the
// LANES / 2 bins before those at `here`; `after` points to the bins that follow them by one.
static inline KERNEL(floats) KERNEL(hann_powers)(KERNEL(floats) before, const float *here, const float *after) {
  KERNEL(floats) lower = KERNEL(load)(here), upper = KERNEL(load)(here + LANES);
  KERNEL(floats) a = 2.0f * lower - (BIN_BEFORE(before, lower) + KERNEL(load)(here + 2));
  KERNEL(floats) b = 2.0f * upper - (BIN_BEFORE(lower, upper) + KERNEL(load)(after));
  KERNEL(floats) real = REAL_PARTS(a, b), imaginary = IMAGINARY_PARTS(a, b);
  return real * real + imaginary * imaginary;
}

static uint32_t KERNEL(hann_power)(const float *spectrum, float *kept) {
  // Powers are not negative, so they compare like their bit patterns; all NaNs are above them.
  KERNEL(patterns) largest = {0};
  KERNEL(floats) before = KERNEL(load)(spectrum + 8192 - LANES);
  // The first bin follows the last one.
  float end[LANES];
  memcpy(end, spectrum + 8192 - LANES + 2, sizeof end - 8);
  memcpy(end + LANES - 2, spectrum, 8);
  for (size_t bin = 0; bin < 4096; bin += 2 * LANES) {
    const float *lower = spectrum + 2 * bin, *upper = lower + 2 * LANES;
    const float *after = bin + 2 * LANES < 4096 ? upper + LANES + 2 : end;
    KERNEL(floats) first = 0.0625f * KERNEL(hann_powers)(before, lower, lower + LANES + 2);
    KERNEL(floats) second = 0.0625f * KERNEL(hann_powers)(KERNEL(load)(upper - LANES), upper, after);
    before = KERNEL(load)(upper + LANES);
    largest = __builtin_elementwise_max(largest, (KERNEL(patterns))first);
    largest = __builtin_elementwise_max(largest, (KERNEL(patterns))second);
    // The store bypasses the cache: the values are needed only after all frames are done.
    if (kept) __builtin_nontemporal_store(MIDDLE_PAIRS(first, second), (KERNEL(floats) *)(kept + bin / 2));
  }
  uint32_t result = 0;
  for (int lane = 0; lane < LANES; lane++) result = largest[lane] > result ? largest[lane] : result;
  return result;
}

static inline KERNEL(floats) KERNEL(relative)(const float *kept, float scale) {
  KERNEL(floats) floor = {0};
  floor += 1e-8f;
  return __builtin_elementwise_max(KERNEL(load)(kept) * scale + 1e-12f * scale, floor);
}

static void KERNEL(values)(const float *kept, float scale, float *values) {
  for (size_t k = 0; k < 1024; k += LANES) {
    // Usually of the next frame: fetching them from memory takes as long as all computations with
    // them.
    for (size_t line = 0; line < 2 * LANES; line += 16) __builtin_prefetch(kept + 2048 + 2 * k + line);
    KERNEL(floats) a = KERNEL(relative)(kept + 2 * k, scale);
    KERNEL(floats) b = KERNEL(relative)(kept + 2 * k + LANES, scale);
    // The mean of two logarithms is half the logarithm of the product, which is in 1e-16...1.
    KERNEL(store)(values + k, KERNEL(value)(EVEN(a, b) * ODD(a, b)));
  }
}

static void KERNEL(column)(const float *first, const float *second, float share, uint8_t *column) {
  float rest = 1.0f - share;
  for (size_t k = 0; k < 1024; k += LANES) {
    KERNEL(floats) value = 255.0f * (rest * KERNEL(load)(first + k) + share * KERNEL(load)(second + k));
    KERNEL(pixels) pixels = __builtin_convertvector(__builtin_convertvector(value, KERNEL(integers)), KERNEL(pixels));
    memcpy(column + k, &pixels, sizeof pixels);
  }
}

static void KERNEL(rows)(const uint8_t *columns, uint8_t *image) {
  for (size_t k = 0; k < 1024; k += 16) {
    // The image is larger than the first cache: the rows that are written next come from farther
    // away.
    for (size_t i = 0; i < 16; i++) {
      uint8_t *next = image + row_of((k + 16 + i) % 1024) * 1024;
      __builtin_prefetch(next, 1);
      __builtin_prefetch(next + 63, 1);
    }
    for (size_t c = 0; c < 64; c += 16) {
      bytes block[16];
      for (size_t i = 0; i < 16; i++) memcpy(&block[i], columns + (c + i) * 1024 + k, 16);
      transpose(block);
      for (size_t i = 0; i < 16; i++) memcpy(image + row_of(k + i) * 1024 + c, &block[i], 16);
    }
  }
}

static void KERNEL(weigh)(const float *samples, const float *window, size_t count, float *out) {
  for (size_t i = 0; i < count; i += LANES) {
    KERNEL(floats) weights = KERNEL(load)(window + i);
    KERNEL(store)(out + 2 * i, KERNEL(load)(samples + 2 * i) * TWICE_LOWER(weights));
    KERNEL(store)(out + 2 * i + LANES, KERNEL(load)(samples + 2 * i + LANES) * TWICE_UPPER(weights));
  }
}

static void KERNEL(hold)(const float *spectrum, size_t count, float *peaks, float *sums) {
  for (size_t bin = 0; bin < count; bin += LANES) {
    KERNEL(floats) a = KERNEL(load)(spectrum + 2 * bin), b = KERNEL(load)(spectrum + 2 * bin + LANES);
    a *= a;
    b *= b;
    KERNEL(floats) power = EVEN(a, b) + ODD(a, b);
    KERNEL(patterns) peak = (KERNEL(patterns))KERNEL(load)(peaks + bin);
    KERNEL(store)(peaks + bin, (KERNEL(floats))__builtin_elementwise_max(peak, (KERNEL(patterns))power));
    KERNEL(store)(sums + bin, KERNEL(load)(sums + bin) + power);
  }
}

static void KERNEL(powers)(const float *spectrum, size_t count, float *powers) {
  for (size_t bin = 0; bin < count; bin += LANES) {
    KERNEL(floats) a = KERNEL(load)(spectrum + 2 * bin), b = KERNEL(load)(spectrum + 2 * bin + LANES);
    a *= a;
    b *= b;
    KERNEL(store)(powers + bin, EVEN(a, b) + ODD(a, b));
  }
}

static void KERNEL(accumulate)(const float *values, float scale, size_t count, float *sums) {
  size_t k = 0;
  for (; k + LANES <= count; k += LANES) {
    KERNEL(store)(sums + k, KERNEL(load)(sums + k) + KERNEL(load)(values + k) * scale);
  }
  for (; k < count; k++) sums[k] += values[k] * scale;
}

static void KERNEL(blend)(
    const float *before, const float *own, const float *after, const float shares[3], const float *factors, size_t count,
    float *out) {
  float first = shares[0], middle = shares[1], last = shares[2];
  size_t k = 0;
  for (; k + LANES <= count; k += LANES) {
    KERNEL(floats) sum = KERNEL(load)(own + k) * middle + KERNEL(load)(before + k) * first;
    KERNEL(store)(out + k, (sum + KERNEL(load)(after + k) * last) * KERNEL(load)(factors + k));
  }
  for (; k < count; k++) out[k] = (own[k] * middle + before[k] * first + after[k] * last) * factors[k];
}

static void KERNEL(triples)(const float *values, float threshold, size_t count, float *sums, uint8_t *marks) {
  size_t k = 0;
  for (; k + 16 <= count; k += 16) {
    KERNEL(integers) above = {0};
    for (size_t i = k; i < k + 16; i += LANES) {
      KERNEL(floats) sum = KERNEL(load)(values + i) + KERNEL(load)(values + i + 1) + KERNEL(load)(values + i + 2);
      KERNEL(store)(sums + i, sum);
      above |= sum > threshold;
    }
    marks[k / 16] = __builtin_reduce_or(above) != 0;
  }
  if (k < count) marks[k / 16] = 1;
  for (; k < count; k++) sums[k] = values[k] + values[k + 1] + values[k + 2];
}

static void KERNEL(eights)(const float *values, size_t count, float *sums) {
  for (size_t k = 0; k < count; k += 8 * LANES) {
    KERNEL(floats) part[8];
    for (size_t i = 0; i < 8; i++) part[i] = KERNEL(load)(values + k + i * LANES);
    for (size_t left = 4; left > 0; left /= 2) {
      for (size_t i = 0; i < left; i++) {
        part[i] = EVEN(part[2 * i], part[2 * i + 1]) + ODD(part[2 * i], part[2 * i + 1]);
      }
    }
    KERNEL(store)(sums + k / 8, part[0]);
  }
}

static void KERNEL(ranked)(const float *values, size_t rows, size_t count, size_t rank, float *results) {
  for (size_t column = 0; column + LANES <= count; column += LANES) {
    // Values are not negative, so they compare like their bit patterns. The result is found bit by bit; the last 13 bits
    // of the fraction do not matter.
    KERNEL(integers) result = {0};
    for (int bit = 30; bit >= 13; bit--) {
      KERNEL(integers) candidate = result | (1 << bit), smaller = {0};
      for (size_t row = 0; row < rows; row++) {
        smaller -= (KERNEL(integers))KERNEL(load)(values + row * count + column) < candidate;
      }
      KERNEL(integers) isReached = smaller <= (int32_t)rank;
      result = (candidate & isReached) | (result & ~isReached);
    }
    KERNEL(store)(results + column, (KERNEL(floats))result);
  }
}

static const struct spectrogram_kernels KERNEL(kernels) = {
    KERNEL_SET,   KERNEL(hann_power), KERNEL(values), KERNEL(column), KERNEL(rows),
    KERNEL(weigh), KERNEL(hold),       KERNEL(powers), KERNEL(accumulate), KERNEL(blend),
    KERNEL(triples), KERNEL(eights), KERNEL(ranked),
};

#include "VectorsEnd.h"
