#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Decoders of PNG and JPEG files in memory, and loops over pixels.
//
// libpng and libjpeg report errors by longjmp, which must not jump over Swift code. Therefore only this module calls
// them.

/// The result of a call of the decoder.
enum picture_status {
  picture_ok = 0,
  /// The same function must be called again.
  picture_more,
  /// The file ends too early.
  picture_short,
  /// The file is damaged.
  picture_damaged,
  /// The file is of a kind that the decoder does not support.
  picture_unsupported,
  /// Decoding needs more memory than allowed.
  picture_memory,
};

/// The format of decoded rows.
struct picture_layout {
  uint32_t width;
  uint32_t height;
  /// The number of channels of 8 bits: 1 for gray, 2 for gray and alpha, 3 for RGB, 4 for RGB and alpha.
  uint32_t channels;
  /// The number of times that all rows must be read: 7 for interlaced PNG, otherwise 1.
  uint32_t passes;
};

/// A decoder of a file. The bytes of the file must stay valid until the decoder is freed.
struct picture_decoder;

/// Makes a decoder for the PNG file of `count` bytes; null if there is no memory.
struct picture_decoder *picture_png_create(const uint8_t *bytes, size_t count);

/// Makes a decoder for the JPEG file of `count` bytes. It allocates at most `memory` bytes for a progressive file.
/// Null if there is no memory.
struct picture_decoder *picture_jpeg_create(const uint8_t *bytes, size_t count, size_t memory);

/// Frees the decoder and all memory that it allocated.
void picture_decoder_free(struct picture_decoder *decoder);

/// The message of the library about the failure of the last call.
const char *picture_decoder_message(const struct picture_decoder *decoder);

/// Reads the header, and fails if the width or height is larger than `limit`. Allocates no memory for pixels yet.
enum picture_status picture_decoder_header(
    struct picture_decoder *decoder, uint32_t limit, struct picture_layout *layout);

/// Allocates the memory for decoding. Returns `picture_more` until all scans of a progressive JPEG have been read.
enum picture_status picture_decoder_prepare(struct picture_decoder *decoder);

/// Decodes the next `count` rows into `rows`, with `stride` bytes from one row to the next. For interlaced PNG,
/// `rows` must hold the same rows of the passes before.
enum picture_status picture_decoder_read(
    struct picture_decoder *decoder, uint8_t *rows, size_t stride, uint32_t count);

/// Checks the data after the last row, up to the end mark of the file.
enum picture_status picture_decoder_finish(struct picture_decoder *decoder);

/// Undoes the PNG filter `filter` (0 to 4) on a row of `count` bytes with 1 to 4 bytes per pixel. `above` is the row
/// above; null for the first row. Returns false if the filter is unknown.
bool picture_unfilter(
    uint8_t filter, uint8_t *row, const uint8_t *above, size_t count, size_t bytes_per_pixel);

/// Composites `count` pixels with alpha on black, and writes them without alpha: 2 channels become 1, and 4 become 3.
/// `target` may be equal to `source` or before it.
void picture_flatten(const uint8_t *source, uint8_t *target, size_t count, uint32_t channels);

/// Averages blocks of 2 x 2 pixels, rounded half up: makes a row of (`width` + 1) / 2 pixels from two rows of `width`
/// pixels. If `width` is odd, the last pixel of each row counts twice.
void picture_halve(
    const uint8_t *upper, const uint8_t *lower, uint8_t *target, size_t width, uint32_t channels);

/// The samples of a dot along a row or a column, and their weights.
struct picture_span {
  /// The first sample; negative for a dot outside of the picture.
  int32_t start;
  /// The number of samples, 1 to 16.
  int32_t count;
  /// The weights of the samples; their sum is 128. Unused weights are 0.
  int16_t weights[16];
};

/// Computes `count` sums. sums[i] is the sum of weight * byte over the rows in `span`, for the byte `column` + i of
/// each row. There are `stride` bytes from one row to the next.
void picture_weigh_rows(
    const uint8_t *pixels, size_t stride, const struct picture_span *span, size_t column, size_t count, uint16_t *sums);

/// Draws a row of `count` dots from sums that begin with pixel `first`. 16 elements behind the last sum must be
/// readable. Dots outside of the picture become `outside`.
void picture_draw_row(
    const uint16_t *sums, int32_t first, uint32_t channels, const struct picture_span *spans, size_t count,
    uint32_t outside, uint32_t *dots);
