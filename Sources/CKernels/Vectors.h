// What the kernels are made of: vectors of LANES floats, moved, sorted and transformed. Included once for each instruction
// set, with KERNEL(name) and LANES defined: functions on wide vectors exist only for sets that have them.

typedef float KERNEL(floats) __attribute__((vector_size(4 * LANES)));
typedef int32_t KERNEL(integers) __attribute__((vector_size(4 * LANES)));
typedef uint8_t KERNEL(pixels) __attribute__((vector_size(LANES)));

#if LANES == 16
#define EVEN(a, b) __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30)
#define ODD(a, b) __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31)
#define MIDDLE_PAIRS(a, b) __builtin_shufflevector(a, b, 1, 2, 5, 6, 9, 10, 13, 14, 17, 18, 21, 22, 25, 26, 29, 30)
#define TWICE_LOWER(a) __builtin_shufflevector(a, a, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7)
#define TWICE_UPPER(a) __builtin_shufflevector(a, a, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15)
#elif LANES == 8
#define EVEN(a, b) __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14)
#define ODD(a, b) __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15)
#define MIDDLE_PAIRS(a, b) __builtin_shufflevector(a, b, 1, 2, 5, 6, 9, 10, 13, 14)
#define TWICE_LOWER(a) __builtin_shufflevector(a, a, 0, 0, 1, 1, 2, 2, 3, 3)
#define TWICE_UPPER(a) __builtin_shufflevector(a, a, 4, 4, 5, 5, 6, 6, 7, 7)
#else
#define EVEN(a, b) __builtin_shufflevector(a, b, 0, 2, 4, 6)
#define ODD(a, b) __builtin_shufflevector(a, b, 1, 3, 5, 7)
#define MIDDLE_PAIRS(a, b) __builtin_shufflevector(a, b, 1, 2, 5, 6)
#define TWICE_LOWER(a) __builtin_shufflevector(a, a, 0, 0, 1, 1)
#define TWICE_UPPER(a) __builtin_shufflevector(a, a, 2, 2, 3, 3)
#endif

static inline KERNEL(floats) KERNEL(load)(const float *source) {
  KERNEL(floats) value;
  memcpy(&value, source, sizeof value);
  return value;
}

static inline void KERNEL(store)(float *target, KERNEL(floats) value) { memcpy(target, &value, sizeof value); }

// ln(x) of normal positive numbers to about one unit in the last place: the polynomial of Cephes' logf (Stephen
// Moshier), with the octave centered on 1.
static inline KERNEL(floats) KERNEL(logarithm)(KERNEL(floats) x) {
  KERNEL(integers) bits = (KERNEL(integers))x;
  KERNEL(integers) exponent = (bits - 0x3F3504F3) >> 23;
  KERNEL(floats) t = (KERNEL(floats))(bits - (exponent << 23)) - 1.0f;
  KERNEL(floats) e = __builtin_convertvector(exponent, KERNEL(floats));
  KERNEL(floats) y = t * 7.0376836292e-2f - 1.1514610310e-1f;
  y = y * t + 1.1676998740e-1f;
  y = y * t - 1.2420140846e-1f;
  y = y * t + 1.4249322787e-1f;
  y = y * t - 1.6668057665e-1f;
  y = y * t + 2.0000714765e-1f;
  y = y * t - 2.4999993993e-1f;
  y = y * t + 3.3333331174e-1f;
  y = y * t * t * t;
  y = y - e * 2.12194440e-4f;
  y = y - 0.5f * t * t;
  return t + y + e * 0.693359375f;
}
