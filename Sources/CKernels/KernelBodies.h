// The kernels, included once for each instruction set with KERNEL(name), KERNEL_SET and LANES defined.
#include "Vectors.h"

static void KERNEL(window)(const float *samples, const float *window, float *out) {
  for (size_t i = 0; i < 4096; i += LANES) {
    KERNEL(floats) weights = KERNEL(load)(window + i);
    KERNEL(store)(out + 2 * i, KERNEL(load)(samples + 2 * i) * TWICE_LOWER(weights));
    KERNEL(store)(out + 2 * i + LANES, KERNEL(load)(samples + 2 * i + LANES) * TWICE_UPPER(weights));
  }
}

static inline KERNEL(floats) KERNEL(powers)(const float *spectrum) {
  KERNEL(floats) a = KERNEL(load)(spectrum), b = KERNEL(load)(spectrum + LANES);
  a *= a;
  b *= b;
  return EVEN(a, b) + ODD(a, b);
}

static uint32_t KERNEL(power)(const float *spectrum, float *kept) {
  // Powers are not negative, so they compare like their bit patterns, above which stand those of all NaNs.
  KERNEL(patterns) largest = {0};
  for (size_t bin = 0; bin < 4096; bin += 2 * LANES) {
    KERNEL(floats) lower = KERNEL(powers)(spectrum + 2 * bin);
    KERNEL(floats) upper = KERNEL(powers)(spectrum + 2 * (bin + LANES));
    largest = __builtin_elementwise_max(largest, (KERNEL(patterns))lower);
    largest = __builtin_elementwise_max(largest, (KERNEL(patterns))upper);
    // Past the cache: what is kept is looked at again only when all frames are done.
    if (kept) __builtin_nontemporal_store(MIDDLE_PAIRS(lower, upper), (KERNEL(floats) *)(kept + bin / 2));
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
    KERNEL(floats) a = KERNEL(relative)(kept + 2 * k, scale);
    KERNEL(floats) b = KERNEL(relative)(kept + 2 * k + LANES, scale);
    // The mean of two logarithms is half the logarithm of the product, which lies in 1e-16...1.
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
    for (size_t c = 0; c < 64; c += 16) {
      bytes block[16];
      for (size_t i = 0; i < 16; i++) memcpy(&block[i], columns + (c + i) * 1024 + k, 16);
      transpose(block);
      for (size_t i = 0; i < 16; i++) {
        size_t row = k + i < 512 ? 511 - (k + i) : 1535 - (k + i);
        memcpy(image + row * 1024 + c, &block[i], 16);
      }
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
    KERNEL(floats) power = KERNEL(powers)(spectrum + 2 * bin);
    KERNEL(patterns) peak = (KERNEL(patterns))KERNEL(load)(peaks + bin);
    KERNEL(store)(peaks + bin, (KERNEL(floats))__builtin_elementwise_max(peak, (KERNEL(patterns))power));
    KERNEL(store)(sums + bin, KERNEL(load)(sums + bin) + power);
  }
}

static const struct spectrogram_kernels KERNEL(kernels) = {
    KERNEL_SET,  KERNEL(window), KERNEL(power), KERNEL(values), KERNEL(column), KERNEL(rows),
    KERNEL(weigh), KERNEL(hold),
};

#undef EVEN
#undef ODD
#undef MIDDLE_PAIRS
#undef TWICE_LOWER
#undef TWICE_UPPER
#undef KERNEL
#undef KERNEL_SET
#undef LANES
