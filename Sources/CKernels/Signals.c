#include "CKernels.h"

#include <string.h>

// The same bytes on every processor: a fused multiplication and addition would round once instead of twice.
#pragma STDC FP_CONTRACT OFF

#define KERNEL(name) baseline_##name
#define LANES 4
#include "SignalBodies.h"

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define KERNEL(name) avx2_##name
#define LANES 8
#include "SignalBodies.h"
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl"))), apply_to = function)
#define KERNEL(name) avx512_##name
#define LANES 16
#include "SignalBodies.h"
#pragma clang attribute pop
#endif

const struct signal_kernels *signal_kernels_up_to(int limit) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (limit >= spectrogram_kernels_avx512 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
    return &avx512_signal_kernels;
  if (limit >= spectrogram_kernels_avx2 && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    return &avx2_signal_kernels;
#endif
  (void)limit;
  return &baseline_signal_kernels;
}
