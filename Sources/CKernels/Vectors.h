// Vectors of LANES floats: loading, reordering, converting. This file is included once per
// instruction set with KERNEL(name) and LANES defined, because functions on wide vectors exist only
// for sets that have them.

typedef float KERNEL(floats) __attribute__((vector_size(4 * LANES)));
typedef uint32_t KERNEL(patterns) __attribute__((vector_size(4 * LANES)));
typedef int32_t KERNEL(integers) __attribute__((vector_size(4 * LANES)));
typedef uint8_t KERNEL(pixels) __attribute__((vector_size(LANES)));

#if LANES == 16
#define EVEN(a, b) __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30)
#define ODD(a, b) __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31)
#define REAL_PARTS(a, b) __builtin_shufflevector(a, b, 0, 2, 16, 18, 4, 6, 20, 22, 8, 10, 24, 26, 12, 14, 28, 30)
#define IMAGINARY_PARTS(a, b) __builtin_shufflevector(a, b, 1, 3, 17, 19, 5, 7, 21, 23, 9, 11, 25, 27, 13, 15, 29, 31)
#define MIDDLE_PAIRS(a, b) __builtin_shufflevector(a, b, 1, 4, 9, 12, 3, 6, 11, 14, 17, 20, 25, 28, 19, 22, 27, 30)
#define BIN_BEFORE(a, b) __builtin_shufflevector(a, b, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29)
#define TWICE_LOWER(a) __builtin_shufflevector(a, a, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7)
#define TWICE_UPPER(a) __builtin_shufflevector(a, a, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15)
#define PAIRS_LOWER(a, b) __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define PAIRS_UPPER(a, b) __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
#define SWAPPED(a) __builtin_shufflevector(a, a, 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14)
#elif LANES == 8
#define EVEN(a, b) __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14)
#define ODD(a, b) __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15)
#define REAL_PARTS(a, b) __builtin_shufflevector(a, b, 0, 2, 8, 10, 4, 6, 12, 14)
#define IMAGINARY_PARTS(a, b) __builtin_shufflevector(a, b, 1, 3, 9, 11, 5, 7, 13, 15)
#define MIDDLE_PAIRS(a, b) __builtin_shufflevector(a, b, 1, 4, 3, 6, 9, 12, 11, 14)
#define BIN_BEFORE(a, b) __builtin_shufflevector(a, b, 6, 7, 8, 9, 10, 11, 12, 13)
#define TWICE_LOWER(a) __builtin_shufflevector(a, a, 0, 0, 1, 1, 2, 2, 3, 3)
#define TWICE_UPPER(a) __builtin_shufflevector(a, a, 4, 4, 5, 5, 6, 6, 7, 7)
#define PAIRS_LOWER(a, b) __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
#define PAIRS_UPPER(a, b) __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15)
#define SWAPPED(a) __builtin_shufflevector(a, a, 1, 0, 3, 2, 5, 4, 7, 6)
#else
#define EVEN(a, b) __builtin_shufflevector(a, b, 0, 2, 4, 6)
#define ODD(a, b) __builtin_shufflevector(a, b, 1, 3, 5, 7)
#define REAL_PARTS(a, b) __builtin_shufflevector(a, b, 0, 2, 4, 6)
#define IMAGINARY_PARTS(a, b) __builtin_shufflevector(a, b, 1, 3, 5, 7)
#define MIDDLE_PAIRS(a, b) __builtin_shufflevector(a, b, 1, 2, 5, 6)
#define BIN_BEFORE(a, b) __builtin_shufflevector(a, b, 2, 3, 4, 5)
#define TWICE_LOWER(a) __builtin_shufflevector(a, a, 0, 0, 1, 1)
#define TWICE_UPPER(a) __builtin_shufflevector(a, a, 2, 2, 3, 3)
#define PAIRS_LOWER(a, b) __builtin_shufflevector(a, b, 0, 4, 1, 5)
#define PAIRS_UPPER(a, b) __builtin_shufflevector(a, b, 2, 6, 3, 7)
#define SWAPPED(a) __builtin_shufflevector(a, a, 1, 0, 3, 2)
#endif

static inline KERNEL(floats) KERNEL(load)(const float *source) {
  KERNEL(floats) value;
  memcpy(&value, source, sizeof value);
  return value;
}

static inline void KERNEL(store)(float *target, KERNEL(floats) value) { memcpy(target, &value, sizeof value); }

// 1 + log10(x) / 16 of x in 1e-16...1, to 6e-9: x is split into 2^e and m in 0.707...1.414; log2(m)
// is a polynomial (minimum maximum error, found by Lawson's iteration) whose coefficients contain
// the factors.
static inline KERNEL(floats) KERNEL(value)(KERNEL(floats) x) {
  KERNEL(integers) bits = (KERNEL(integers))x;
  KERNEL(integers) exponent = (bits - 0x3F3504F3) >> 23;
  KERNEL(floats) t = (KERNEL(floats))(bits - (exponent << 23)) - 1.0f;
  KERNEL(floats) e = __builtin_convertvector(exponent, KERNEL(floats));
  KERNEL(floats) y = t * 3.210380777e-03f - 5.130640806e-03f;
  y = y * t + 5.592809837e-03f;
  y = y * t - 6.753642791e-03f;
  y = y * t + 9.039649180e-03f;
  y = y * t - 1.357223597e-02f;
  y = y * t + 2.714349327e-02f;
  return (1.0f + e * 1.8814374729e-02f) + y * t;
}
