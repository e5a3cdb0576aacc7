#include "Decoder.h"

#include <string.h>

static _Noreturn void fail(png_structp png, png_const_charp message) {
  struct picture_decoder *decoder = png_get_error_ptr(png);
  if (decoder->status == picture_ok) decoder->status = picture_damaged;
  snprintf(decoder->message, sizeof decoder->message, "%s", message);
  longjmp(decoder->jump, 1);
}

static void ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static void copy(png_structp png, png_bytep target, size_t count) {
  struct picture_decoder *decoder = png_get_io_ptr(png);
  if (count > decoder->count - decoder->position) {
    decoder->status = picture_short;
    png_error(png, "end of file");
  }
  memcpy(target, decoder->bytes + decoder->position, count);
  decoder->position += count;
}

static png_voidp allocate(png_structp png, png_alloc_size_t size) {
  (void)png;
  return malloc(size);
}

static void release(png_structp png, png_voidp memory) {
  (void)png;
  free(memory);
}

struct picture_decoder *picture_png_create(const uint8_t *bytes, size_t count) {
  struct picture_decoder *decoder = calloc(1, sizeof *decoder);
  if (decoder == NULL) return NULL;
  decoder->is_png = true;
  decoder->bytes = bytes;
  decoder->count = count;
  return decoder;
}

void png_release(struct picture_decoder *decoder) {
  if (decoder->png != NULL) png_destroy_read_struct(&decoder->png, &decoder->info, NULL);
}

// Sets up rows of 8 bits per channel: palettes become RGB, transparent colors become an alpha channel, fewer bits are
// scaled up to 8, and 16 bits are rounded to 8. Gamma and color profiles do not change colors.
enum picture_status png_header(struct picture_decoder *decoder, uint32_t limit, struct picture_layout *layout) {
  decoder->status = picture_ok;
  if (setjmp(decoder->jump)) return decoder->status;
  decoder->png = png_create_read_struct_2(
      PNG_LIBPNG_VER_STRING, decoder, fail, ignore, NULL, allocate, release);
  if (decoder->png == NULL) return picture_memory;
  decoder->info = png_create_info_struct(decoder->png);
  if (decoder->info == NULL) return picture_memory;
  png_structp png = decoder->png;
  png_infop info = decoder->info;
  png_set_read_fn(png, decoder, copy);
  png_set_user_limits(png, limit, limit);
  // The program does not use texts and profiles, and they may be decompression bombs.
  static const png_byte skipped[] = "bKGD\0cHRM\0eXIf\0gAMA\0hIST\0iCCP\0iTXt\0oFFs\0pCAL\0pHYs\0sBIT\0sCAL\0sPLT\0sRGB\0sTER\0tEXt\0tIME\0zTXt";
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, skipped, (int)(sizeof skipped / 5));
  png_read_info(png, info);
  png_set_expand(png);
  png_set_scale_16(png);
  int passes = png_set_interlace_handling(png);
  png_byte color = png_get_color_type(png, info);
  bool has_alpha = (color & PNG_COLOR_MASK_ALPHA) != 0 || png_get_valid(png, info, PNG_INFO_tRNS) != 0;
  layout->width = png_get_image_width(png, info);
  layout->height = png_get_image_height(png, info);
  layout->channels = ((color & PNG_COLOR_MASK_COLOR) != 0 ? 3 : 1) + (has_alpha ? 1 : 0);
  layout->passes = (uint32_t)passes;
  return picture_ok;
}

enum picture_status png_prepare(struct picture_decoder *decoder) {
  if (setjmp(decoder->jump)) return decoder->status;
  png_read_update_info(decoder->png, decoder->info);
  return picture_ok;
}

enum picture_status png_read(struct picture_decoder *decoder, uint8_t *rows, size_t stride, uint32_t count) {
  if (setjmp(decoder->jump)) return decoder->status;
  for (uint32_t row = 0; row < count; row++) png_read_row(decoder->png, rows + row * stride, NULL);
  return picture_ok;
}

enum picture_status png_finish(struct picture_decoder *decoder) {
  if (setjmp(decoder->jump)) return decoder->status;
  png_read_end(decoder->png, NULL);
  return picture_ok;
}
