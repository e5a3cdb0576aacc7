// The kernels of signals. This file is included once per instruction set with KERNEL(name) and LANES defined.
//
// Results must not depend on LANES: what is computed per sample is independent of the others, and sums are kept in 16
// lanes that are added up in a fixed order.
#include "Vectors.h"

// The logarithm of x in 2^-24...1, to 1e-7: x is split into 2^e and m in 0.707...1.414; the series of the inverse
// hyperbolic tangent of (m - 1) / (m + 1) gives half the logarithm of m.
static inline KERNEL(floats) KERNEL(logarithm)(KERNEL(floats) x) {
  KERNEL(integers) bits = (KERNEL(integers))x;
  KERNEL(integers) exponent = (bits - 0x3F3504F3) >> 23;
  KERNEL(floats) m = (KERNEL(floats))(bits - (exponent << 23));
  KERNEL(floats) e = __builtin_convertvector(exponent, KERNEL(floats));
  KERNEL(floats) s = (m - 1.0f) / (m + 1.0f);
  KERNEL(floats) z = s * s;
  KERNEL(floats) y = z * 0.222222222f + 0.285714286f;
  y = y * z + 0.4f;
  y = y * z + 0.666666667f;
  y = y * z + 2.0f;
  return e * 0.693147181f + s * y;
}

// The cosine and sine of 2 * pi * turns: the angle is reduced to an eighth of a turn around a multiple of a quarter; the
// series of both functions have errors below 3e-8 there.
static inline void KERNEL(circle)(KERNEL(floats) turns, KERNEL(floats) *cosine, KERNEL(floats) *sine) {
  const float rounding = 12582912.0f;  // 1.5 * 2^23: adding it leaves no bits for fractions
  KERNEL(floats) quarters = turns * 4.0f + rounding - rounding;
  KERNEL(integers) quadrant = __builtin_convertvector(quarters, KERNEL(integers));
  KERNEL(floats) f = turns * 4.0f - quarters;
  KERNEL(floats) z = f * f;
  KERNEL(floats) s = z * 1.60441185e-4f - 4.68175414e-3f;
  s = s * z + 7.96926262e-2f;
  s = s * z - 6.45964098e-1f;
  s = s * z + 1.57079633f;
  s = s * f;
  KERNEL(floats) c = z * -2.52020424e-5f + 9.19260274e-4f;
  c = c * z - 2.08634807e-2f;
  c = c * z + 2.53669508e-1f;
  c = c * z - 1.23370055f;
  c = c * z + 1.0f;
  KERNEL(integers) swaps = -(quadrant & 1);
  KERNEL(integers) cosine_bits = ((KERNEL(integers))s & swaps) | ((KERNEL(integers))c & ~swaps);
  KERNEL(integers) sine_bits = ((KERNEL(integers))c & swaps) | ((KERNEL(integers))s & ~swaps);
  *cosine = (KERNEL(floats))(cosine_bits ^ (((quadrant + 1) & 2) << 30));
  *sine = (KERNEL(floats))(sine_bits ^ ((quadrant & 2) << 30));
}

static inline KERNEL(patterns) KERNEL(rotated)(KERNEL(patterns) word, int bits) {
  return (word << bits) | (word >> (32 - bits));
}

// The next 32 bits of LANES generators (xoshiro128++ by Blackman and Vigna).
static inline KERNEL(patterns) KERNEL(random)(KERNEL(patterns) s[4]) {
  KERNEL(patterns) result = KERNEL(rotated)(s[0] + s[3], 7) + s[0];
  KERNEL(patterns) shifted = s[1] << 9;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = KERNEL(rotated)(s[3], 11);
  return result;
}

// The method of Box and Muller: the radius from one number, the angle from another.
static void KERNEL(add_noise)(uint32_t state[64], float scale, size_t count, float *samples) {
  for (size_t lane = 0; lane < 16; lane += LANES) {
    KERNEL(patterns) s[4];
    for (size_t word = 0; word < 4; word++) memcpy(&s[word], state + 16 * word + lane, sizeof s[word]);
    for (size_t k = lane; k < count; k += 16) {
      KERNEL(patterns) first = KERNEL(random)(s), second = KERNEL(random)(s);
      // 23 bits and a half: never 0.
      KERNEL(floats) uniform = __builtin_convertvector((KERNEL(integers))(first >> 9), KERNEL(floats));
      uniform = (uniform + 0.5f) * 0x1p-23f;
      KERNEL(floats) turns = __builtin_convertvector((KERNEL(integers))second >> 8, KERNEL(floats)) * 0x1p-24f;
      KERNEL(floats) radius = scale * __builtin_elementwise_sqrt(-2.0f * KERNEL(logarithm)(uniform));
      KERNEL(floats) cosine, sine;
      KERNEL(circle)(turns, &cosine, &sine);
      cosine *= radius;
      sine *= radius;
      float *place = samples + 2 * k;
      KERNEL(store)(place, KERNEL(load)(place) + PAIRS_LOWER(cosine, sine));
      KERNEL(store)(place + LANES, KERNEL(load)(place + LANES) + PAIRS_UPPER(cosine, sine));
    }
    for (size_t word = 0; word < 4; word++) memcpy(state + 16 * word + lane, &s[word], sizeof s[word]);
  }
}

static void KERNEL(phasors)(const float *turns, size_t count, float *samples) {
  for (size_t k = 0; k < count; k += LANES) {
    KERNEL(floats) cosine, sine;
    KERNEL(circle)(KERNEL(load)(turns + k), &cosine, &sine);
    KERNEL(store)(samples + 2 * k, PAIRS_LOWER(cosine, sine));
    KERNEL(store)(samples + 2 * k + LANES, PAIRS_UPPER(cosine, sine));
  }
}

// -x for the real parts and x for the imaginary parts.
static inline KERNEL(floats) KERNEL(turned)(KERNEL(floats) x) {
  KERNEL(integers) signs;
  for (int lane = 0; lane < LANES; lane++) signs[lane] = lane % 2 ? 0 : (int32_t)0x80000000;
  return (KERNEL(floats))((KERNEL(integers))x ^ signs);
}

static void KERNEL(convolve)(
    const float *samples, const float *taps, size_t tap_count, size_t count, float *out) {
  for (size_t place = 0; place < 2 * count; place += 2 * LANES) {
    KERNEL(floats) lower = {0}, upper = {0};
    for (size_t tap = 0; tap < tap_count; tap++) {
      const float *from = samples + (ptrdiff_t)place - 2 * (ptrdiff_t)tap;
      KERNEL(floats) a = KERNEL(load)(from), b = KERNEL(load)(from + LANES);
      float real = taps[2 * tap], imaginary = taps[2 * tap + 1];
      lower = lower + (real * a + imaginary * KERNEL(turned)(SWAPPED(a)));
      upper = upper + (real * b + imaginary * KERNEL(turned)(SWAPPED(b)));
    }
    KERNEL(store)(out + place, lower);
    KERNEL(store)(out + place + LANES, upper);
  }
}

static void KERNEL(modulate)(const float *gains, size_t count, float *samples) {
  for (size_t block = 0; block < count / 16; block++) {
    const float *gain = gains + 2 * block;
    float real_step = gain[2] - gain[0], imaginary_step = gain[3] - gain[1];
    for (size_t part = 0; part < 32; part += LANES) {
      KERNEL(floats) shares;
      for (int lane = 0; lane < LANES; lane++) shares[lane] = (float)((part + lane) / 2) / 16;
      float *place = samples + 32 * block + part;
      KERNEL(floats) x = KERNEL(load)(place);
      KERNEL(floats) real = shares * real_step + gain[0], imaginary = shares * imaginary_step + gain[1];
      KERNEL(store)(place, real * x + imaginary * KERNEL(turned)(SWAPPED(x)));
    }
  }
}

static void KERNEL(envelope)(
    const float *samples, size_t count, int *is_negative, struct envelope_sums *sums) {
  float reference = __builtin_sqrtf(samples[0] * samples[0] + samples[1] * samples[1]);
  // Per lane of 16: power, largest power, difference, squared difference.
  float lanes[4][16] = {{0}};
  uint64_t crossings = 0;
  int32_t before = *is_negative ? -1 : 0;
  size_t whole = count / 16 * 16;
  for (size_t lane = 0; lane < 16; lane += LANES) {
    KERNEL(floats) power = {0}, largest = {0}, difference = {0}, squared = {0};
    for (size_t k = lane; k < whole; k += 16) {
      KERNEL(floats) a = KERNEL(load)(samples + 2 * k), b = KERNEL(load)(samples + 2 * k + LANES);
      a *= a;
      b *= b;
      KERNEL(floats) p = EVEN(a, b) + ODD(a, b);
      KERNEL(floats) d = __builtin_elementwise_sqrt(p) - reference;
      power += p;
      largest = __builtin_elementwise_max(largest, p);
      difference += d;
      squared += d * d;
    }
    KERNEL(store)(lanes[0] + lane, power);
    KERNEL(store)(lanes[1] + lane, largest);
    KERNEL(store)(lanes[2] + lane, difference);
    KERNEL(store)(lanes[3] + lane, squared);
  }
  for (size_t k = whole; k < count; k++) {
    float p = samples[2 * k] * samples[2 * k] + samples[2 * k + 1] * samples[2 * k + 1];
    float d = __builtin_sqrtf(p) - reference;
    lanes[0][k % 16] += p;
    lanes[1][k % 16] = lanes[1][k % 16] > p ? lanes[1][k % 16] : p;
    lanes[2][k % 16] += d;
    lanes[3][k % 16] += d * d;
  }
  for (size_t k = 0; k < count; k++) {
    int32_t negative = samples[2 * k] < 0 ? -1 : 0;
    crossings += negative != before;
    before = negative;
  }
  *is_negative = before != 0;
  *sums = (struct envelope_sums){.reference = reference, .crossings = crossings};
  for (size_t lane = 0; lane < 16; lane++) {
    sums->power += lanes[0][lane];
    if (lanes[1][lane] > sums->largest_power) sums->largest_power = lanes[1][lane];
    sums->difference += lanes[2][lane];
    sums->squared_difference += lanes[3][lane];
  }
}

static const struct signal_kernels KERNEL(signal_kernels) = {
    KERNEL(add_noise), KERNEL(phasors), KERNEL(convolve), KERNEL(modulate), KERNEL(envelope),
};

#include "VectorsEnd.h"
