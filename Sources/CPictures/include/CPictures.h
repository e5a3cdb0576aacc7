#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Decodes PNG and JPEG files in memory, row by row, and the loops over pixels that pictures need.
//
// libpng and libjpeg report errors by longjmp, which must not cross Swift. So every call into them is made here.

/// What a call of the decoder returns.
enum picture_status {
  picture_ok = 0,
  /// More of the same call is needed.
  picture_more,
  /// The file ends too early.
  picture_short,
  /// The file is damaged.
  picture_damaged,
  /// The file is of a kind that is not decoded.
  picture_unsupported,
  /// Decoding needs more memory than allowed.
  picture_memory,
};

/// The format of decoded rows.
struct picture_layout {
  uint32_t width;
  uint32_t height;
  /// 1 gray, 2 gray and alpha, 3 RGB, 4 RGB and alpha; 8 bits each.
  uint32_t channels;
  /// How often all rows must be read: 7 times for interlaced PNG, otherwise once.
  uint32_t passes;
};

/// A decoder of one file. The bytes of the file must outlive it.
struct picture_decoder;

/// A decoder for the PNG file of `count` bytes; null without memory.
struct picture_decoder *picture_png_create(const uint8_t *bytes, size_t count);

/// A decoder for the JPEG file of `count` bytes, which allocates up to `memory` bytes for progressive files;
/// null without memory.
struct picture_decoder *picture_jpeg_create(const uint8_t *bytes, size_t count, size_t memory);

/// Releases the decoder and all that it allocated.
void picture_decoder_free(struct picture_decoder *decoder);

/// Why the last call failed, in the words of the library.
const char *picture_decoder_message(const struct picture_decoder *decoder);

/// Reads the header. Sides above `limit` are refused. Nothing but the header is allocated yet.
enum picture_status picture_decoder_header(
    struct picture_decoder *decoder, uint32_t limit, struct picture_layout *layout);

/// Allocates what decoding needs. Returns `picture_more` until a progressive JPEG has been read to its end.
enum picture_status picture_decoder_prepare(struct picture_decoder *decoder);

/// Decodes the next `count` rows into `rows`, `stride` bytes apart. Interlaced PNG combines each pass with the rows of the
/// passes before.
enum picture_status picture_decoder_read(
    struct picture_decoder *decoder, uint8_t *rows, size_t stride, uint32_t count);

/// Checks what follows the last row, up to the end mark of the file.
enum picture_status picture_decoder_finish(struct picture_decoder *decoder);

/// Undoes PNG's filter `filter` (0 to 4) on one row of `count` bytes with `bytes_per_pixel` 1 to 4. `above` is the row above,
/// null for the first. False for an unknown filter.
bool picture_unfilter(
    uint8_t filter, uint8_t *row, const uint8_t *above, size_t count, size_t bytes_per_pixel);

/// Composites `count` pixels with alpha on black and drops the alpha: 2 channels become 1, 4 become 3. `target` may be
/// `source` or lie before it.
void picture_flatten(const uint8_t *source, uint8_t *target, size_t count, uint32_t channels);

/// Averages blocks of 2 x 2 pixels, rounded half up: one row of (width + 1) / 2 pixels from two rows of `width`. The last
/// pixel of an odd row counts twice.
void picture_halve(
    const uint8_t *upper, const uint8_t *lower, uint8_t *target, size_t width, uint32_t channels);

/// One dot's share of a row or column of samples.
struct picture_span {
  /// The first sample; negative for a dot outside.
  int32_t start;
  /// The number of samples, 1 to 16.
  int32_t count;
  /// Weights of the samples; their sum is 128. The others are 0.
  int16_t weights[16];
};

/// sums[i] = sum over the span's samples of weight * byte, for `count` bytes beginning at `column` of rows `stride` apart.
void picture_weigh_rows(
    const uint8_t *pixels, size_t stride, const struct picture_span *span, size_t column, size_t count, uint16_t *sums);

/// Draws one row of `count` dots from the sums of a row that begins with pixel `first`. The sums must be readable for 16
/// elements beyond their end. Dots outside become `outside`.
void picture_draw_row(
    const uint16_t *sums, int32_t first, uint32_t channels, const struct picture_span *spans, size_t count,
    uint32_t outside, uint32_t *dots);
