#include "Decoder.h"

void picture_decoder_free(struct picture_decoder *decoder) {
  if (decoder == NULL) return;
  if (decoder->is_png) png_release(decoder);
  else jpeg_release(decoder);
  free(decoder);
}

const char *picture_decoder_message(const struct picture_decoder *decoder) { return decoder->message; }

enum picture_status picture_decoder_header(
    struct picture_decoder *decoder, uint32_t limit, struct picture_layout *layout) {
  return decoder->is_png ? png_header(decoder, limit, layout) : jpeg_header(decoder, limit, layout);
}

enum picture_status picture_decoder_prepare(struct picture_decoder *decoder) {
  return decoder->is_png ? png_prepare(decoder) : jpeg_prepare(decoder);
}

enum picture_status picture_decoder_read(
    struct picture_decoder *decoder, uint8_t *rows, size_t stride, uint32_t count) {
  return decoder->is_png ? png_read(decoder, rows, stride, count) : jpeg_read(decoder, rows, stride, count);
}

enum picture_status picture_decoder_finish(struct picture_decoder *decoder) {
  return decoder->is_png ? png_finish(decoder) : jpeg_finish(decoder);
}
