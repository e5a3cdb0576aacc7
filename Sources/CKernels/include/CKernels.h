#pragma once
#include <stddef.h>
#include <stdint.h>

#include "SignalKernels.h"

/// The inner loops of the inference image, the overview and the detector, once per instruction set.
///
/// Elements are independent and maxima do not depend on the order, so one set gives the same bytes
/// on every run. Sets differ in the last bit where one of them fuses a multiplication with an
/// addition, as FFTW's own sets do.
struct spectrogram_kernels {
  /// The name of the instruction set.
  const char *name;

  /// Computes the powers of 4096 bins as if the samples had been weighted with a periodic Hann
  /// window. Returns the bit pattern of the largest power, which is that of infinity or of a NaN if
  /// any power is. Stores bins 4k+1 and 4k+2 for k in 0..<1024 in `kept` (aligned to 64 bytes)
  /// unless it is null.
  uint32_t (*hann_power)(const float *spectrum, float *kept);

  /// values[k] = mean over the two kept bins of 1 + log10(max(q, 1e-8)) / 8, q = (power + 1e-12) * scale, at most 1.
  void (*values)(const float *kept, float scale, float *values);

  /// column[k] = trunc(255 * ((1 - share) * first[k] + share * second[k])) for k in 0..<1024.
  void (*column)(const float *first, const float *second, float share, uint8_t *column);

  /// Transposes 64 columns into rows of the image: image[row * 1024 + c] = columns[c * 1024 +
  /// k(row)], where k counts down from 511 to 0, then from 1023 to 512: the highest frequency on
  /// top.
  void (*rows)(const uint8_t *columns, uint8_t *image);

  /// Multiplies `count` interleaved complex samples by as many weights; `count` is a multiple of
  /// 16, as below.
  void (*weigh)(const float *samples, const float *window, size_t count, float *out);

  /// Updates the peaks with the powers of `count` bins (infinities and NaNs stay) and adds the
  /// powers to the sums.
  void (*hold)(const float *spectrum, size_t count, float *peaks, float *sums);

  /// Stores the powers of `count` bins.
  void (*powers)(const float *spectrum, size_t count, float *powers);

  /// sums[k] += values[k] * scale; `count` may be any number, as in the next two.
  void (*accumulate)(const float *values, float scale, size_t count, float *sums);

  /// out[k] = (before[k] * shares[0] + own[k] * shares[1] + after[k] * shares[2]) * factors[k].
  void (*blend)(
      const float *before, const float *own, const float *after, const float shares[3], const float *factors,
      size_t count, float *out);

  /// sums[k] = values[k] + values[k + 1] + values[k + 2]. marks[k / 16] is 0 if none of these sixteen sums exceeds
  /// `threshold`.
  void (*triples)(const float *values, float threshold, size_t count, float *sums, uint8_t *marks);

  /// Stores the sums of eight neighbors each; `count` is a multiple of 128.
  void (*eights)(const float *values, size_t count, float *sums);

  /// Of each of `count` columns, the value at place `rank` if the `rows` values were sorted, rounded down by at most 0.1 %.
  /// Values are not negative; `count` is a multiple of 16.
  void (*ranked)(const float *values, size_t rows, size_t count, size_t rank, float *results);
};

/// Makes what `hann_power` stored visible to other threads: it bypassed the cache.
void spectrogram_kernels_publish(void);

enum spectrogram_kernel_level {
  spectrogram_kernels_baseline = 0,
  spectrogram_kernels_avx2 = 1,
  spectrogram_kernels_avx512 = 2,
};

/// The best kernels that this processor supports, up to level `limit`.
const struct spectrogram_kernels *spectrogram_kernels_up_to(enum spectrogram_kernel_level limit);
