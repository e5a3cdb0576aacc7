#include "CKernels.h"

#include <string.h>

typedef uint8_t bytes __attribute__((vector_size(16)));

// Transposes sixteen rows of sixteen bytes: four rounds of interleaving the first half with the
// second.
static inline __attribute__((always_inline)) void transpose(bytes block[16]) {
  for (int round = 0; round < 4; round++) {
    bytes next[16];
    for (int i = 0; i < 8; i++) {
      bytes a = block[i], b = block[i + 8];
      next[2 * i] = __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      next[2 * i + 1] = __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    }
    memcpy(block, next, sizeof next);
  }
}

// The row of the image for the k-th value of a column, whose bins are in FFTW's order.
static inline size_t row_of(size_t k) { return k < 512 ? 511 - k : 1535 - k; }

#define KERNEL(name) baseline_##name
#define KERNEL_SET "baseline"
#define LANES 4
#include "KernelBodies.h"

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define KERNEL(name) avx2_##name
#define KERNEL_SET "avx2"
#define LANES 8
#include "KernelBodies.h"
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl"))), apply_to = function)
#define KERNEL(name) avx512_##name
#define KERNEL_SET "avx512"
#define LANES 16
#include "KernelBodies.h"
#pragma clang attribute pop
#endif

void spectrogram_kernels_publish(void) {
#if defined(__x86_64__)
  __builtin_ia32_sfence();
#endif
}

const struct spectrogram_kernels *spectrogram_kernels_up_to(enum spectrogram_kernel_level limit) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (limit >= spectrogram_kernels_avx512 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
    return &avx512_kernels;
  if (limit >= spectrogram_kernels_avx2 && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    return &avx2_kernels;
#endif
  (void)limit;
  return &baseline_kernels;
}
