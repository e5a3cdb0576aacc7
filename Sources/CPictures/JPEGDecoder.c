#include "Decoder.h"

#include <jerror.h>
#include <string.h>

// A progressive file has about ten scans. The limit is needed because each scan processes the whole picture.
enum { maximum_scans = 100 };

static struct picture_decoder *decoder_of(j_common_ptr jpeg) { return jpeg->client_data; }

static enum picture_status status_of(int code) {
  switch (code) {
  case JERR_OUT_OF_MEMORY:
  case JERR_NO_BACKING_STORE:
    return picture_memory;
  case JERR_BAD_PRECISION:
  case JERR_SOF_UNSUPPORTED:
  case JERR_ARITH_NOTIMPL:
  case JERR_NOT_COMPILED:
  case JERR_CONVERSION_NOTIMPL:
    return picture_unsupported;
  default:
    return picture_damaged;
  }
}

static _Noreturn void fail_as(struct picture_decoder *decoder, enum picture_status status) {
  decoder->status = status;
  longjmp(decoder->jump, 1);
}

static _Noreturn void fail(j_common_ptr jpeg) {
  struct picture_decoder *decoder = decoder_of(jpeg);
  char text[JMSG_LENGTH_MAX];
  jpeg->err->format_message(jpeg, text);
  snprintf(decoder->message, sizeof decoder->message, "%s", text);
  fail_as(decoder, status_of(jpeg->err->msg_code));
}

static _Noreturn void fail_with(struct picture_decoder *decoder, enum picture_status status, const char *message) {
  snprintf(decoder->message, sizeof decoder->message, "%s", message);
  fail_as(decoder, status);
}

// libjpeg only warns if pixels are missing or guessed. Such a picture is refused.
static void warn(j_common_ptr jpeg, int level) {
  if (level >= 0) return;
  switch (jpeg->err->msg_code) {
  case JWRN_ADOBE_XFORM:
  case JWRN_BOGUS_PROGRESSION:
  case JWRN_EXTRANEOUS_DATA:
  case JWRN_JFIF_MAJOR:
    return;
  default:
    fail(jpeg);
  }
}

static void print_nothing(j_common_ptr jpeg) { (void)jpeg; }

static void start_source(j_decompress_ptr jpeg) { (void)jpeg; }

static boolean fill(j_decompress_ptr jpeg) {
  fail_with(decoder_of((j_common_ptr)jpeg), picture_short, "end of file");
}

static void skip(j_decompress_ptr jpeg, long count) {
  if (count <= 0) return;
  if ((size_t)count > jpeg->src->bytes_in_buffer) fill(jpeg);
  jpeg->src->next_input_byte += count;
  jpeg->src->bytes_in_buffer -= (size_t)count;
}

struct picture_decoder *picture_jpeg_create(const uint8_t *bytes, size_t count, size_t memory) {
  struct picture_decoder *decoder = calloc(1, sizeof *decoder);
  if (decoder == NULL) return NULL;
  decoder->bytes = bytes;
  decoder->count = count;
  decoder->memory = memory;
  return decoder;
}

void jpeg_release(struct picture_decoder *decoder) {
  if (decoder->jpeg.mem != NULL) jpeg_destroy_decompress(&decoder->jpeg);
}

static void create(struct picture_decoder *decoder) {
  struct jpeg_decompress_struct *jpeg = &decoder->jpeg;
  jpeg->err = jpeg_std_error(&decoder->errors);
  jpeg->err->error_exit = fail;
  jpeg->err->emit_message = warn;
  jpeg->err->output_message = print_nothing;
  jpeg->client_data = decoder;
  jpeg_create_decompress(jpeg);
  jpeg->mem->max_memory_to_use = (long)decoder->memory;
  decoder->source = (struct jpeg_source_mgr){
      .next_input_byte = decoder->bytes,
      .bytes_in_buffer = decoder->count,
      .init_source = start_source,
      .fill_input_buffer = fill,
      .skip_input_data = skip,
      .resync_to_restart = jpeg_resync_to_restart,
      .term_source = start_source,
  };
  jpeg->src = &decoder->source;
}

enum picture_status jpeg_header(struct picture_decoder *decoder, uint32_t limit, struct picture_layout *layout) {
  if (setjmp(decoder->jump)) return decoder->status;
  create(decoder);
  struct jpeg_decompress_struct *jpeg = &decoder->jpeg;
  jpeg_read_header(jpeg, TRUE);
  if (jpeg->image_width > limit || jpeg->image_height > limit)
    fail_with(decoder, picture_damaged, "sides too long");
  switch (jpeg->jpeg_color_space) {
  case JCS_GRAYSCALE:
    jpeg->out_color_space = JCS_GRAYSCALE;
    break;
  case JCS_RGB:
  case JCS_YCbCr:
    jpeg->out_color_space = JCS_RGB;
    break;
  case JCS_CMYK:
  case JCS_YCCK:
    fail_with(decoder, picture_unsupported, "CMYK colors");
  default:
    fail_with(decoder, picture_unsupported, "unknown color space");
  }
  layout->width = jpeg->image_width;
  layout->height = jpeg->image_height;
  layout->channels = jpeg->out_color_space == JCS_RGB ? 3 : 1;
  layout->passes = 1;
  return picture_ok;
}

enum picture_status jpeg_prepare(struct picture_decoder *decoder) {
  if (setjmp(decoder->jump)) return decoder->status;
  struct jpeg_decompress_struct *jpeg = &decoder->jpeg;
  if (!decoder->is_started) {
    // In this mode, libjpeg returns between the scans of a progressive file, so that decoding can be cancelled.
    jpeg->buffered_image = jpeg_has_multiple_scans(jpeg);
    decoder->is_started = true;
    jpeg_start_decompress(jpeg);
    if (!jpeg->buffered_image) return picture_ok;
  }
  for (int step = 0; step < 64; step++) {
    if (jpeg->input_scan_number > maximum_scans)
      fail_with(decoder, picture_unsupported, "more than 100 scans");
    if (jpeg_consume_input(jpeg) == JPEG_REACHED_EOI) {
      jpeg_start_output(jpeg, jpeg->input_scan_number);
      return picture_ok;
    }
  }
  return picture_more;
}

enum picture_status jpeg_read(struct picture_decoder *decoder, uint8_t *rows, size_t stride, uint32_t count) {
  if (setjmp(decoder->jump)) return decoder->status;
  struct jpeg_decompress_struct *jpeg = &decoder->jpeg;
  for (uint32_t row = 0; row < count; row++) {
    JSAMPROW target = rows + row * stride;
    if (jpeg_read_scanlines(jpeg, &target, 1) != 1) fail_with(decoder, picture_damaged, "no more rows");
  }
  return picture_ok;
}

enum picture_status jpeg_finish(struct picture_decoder *decoder) {
  if (setjmp(decoder->jump)) return decoder->status;
  if (decoder->jpeg.buffered_image) jpeg_finish_output(&decoder->jpeg);
  jpeg_finish_decompress(&decoder->jpeg);
  return picture_ok;
}
