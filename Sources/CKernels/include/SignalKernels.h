#pragma once
#include <stddef.h>
#include <stdint.h>

/// Sums over a block of complex samples; see `envelope`.
struct envelope_sums {
  /// The sum and the largest of the squared magnitudes.
  double power, largest_power;
  /// The sums of the differences between the magnitudes and `reference`, and of their squares.
  double reference, difference, squared_difference;
  /// How often a real part is negative while that of the sample before is not, or the other way round.
  uint64_t crossings;
};

/// The inner loops of generated signals and their features, once per instruction set.
///
/// All sets compute the same operations in the same order, without fusing multiplications and additions, so they give
/// the same bytes. Complex samples are interleaved; their `count` is a multiple of 16 unless a comment says otherwise.
struct signal_kernels {
  /// Adds complex white noise: independent normal I and Q with standard deviation `scale`. `state` has the four words
  /// of 16 generators (xoshiro128++), word by word; none may be all zeros.
  void (*add_noise)(uint32_t state[64], float scale, size_t count, float *samples);

  /// samples[k] = exp(2 * pi * i * turns[k]), to 2e-7, for turns in -1e5...1e5.
  void (*phasors)(const float *turns, size_t count, float *samples);

  /// out[n] = sum over k of taps[k] * samples[n - k]; the `tap_count` - 1 samples before `samples` are used, too.
  void (*convolve)(const float *samples, const float *taps, size_t tap_count, size_t count, float *out);

  /// Multiplies the samples by complex gains: gains[j] applies to sample 16 * j, and gains between are interpolated
  /// linearly. There are count / 16 + 1 gains.
  void (*modulate)(const float *gains, size_t count, float *samples);

  /// Adds up what the features of an envelope need. `count` is any number but 0, at most 65,536. `is_negative` is
  /// whether the real part of the sample before the first is negative; it becomes that of the last sample.
  void (*envelope)(const float *samples, size_t count, int *is_negative, struct envelope_sums *sums);
};

/// The kernels of signals of the best instruction set that this processor supports, up to level `limit`, a
/// `spectrogram_kernel_level`.
const struct signal_kernels *signal_kernels_up_to(int limit);
