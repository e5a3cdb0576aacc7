#pragma once
#include "CPictures.h"

#include <setjmp.h>
#include <stdlib.h>
#include <stdio.h>

#include <jpeglib.h>
#include <png.h>

enum { message_size = 256 };

/// The state of a decoder. Every function that calls a library sets `jump` again.
struct picture_decoder {
  const uint8_t *bytes;
  size_t count;
  size_t position;
  jmp_buf jump;
  enum picture_status status;
  char message[message_size];
  bool is_png;
  /// For JPEG: the maximum number of bytes to allocate for a progressive file, and whether decoding has begun.
  size_t memory;
  bool is_started;
  png_structp png;
  png_infop info;
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  struct jpeg_source_mgr source;
};

enum picture_status png_header(struct picture_decoder *decoder, uint32_t limit, struct picture_layout *layout);
enum picture_status png_prepare(struct picture_decoder *decoder);
enum picture_status png_read(struct picture_decoder *decoder, uint8_t *rows, size_t stride, uint32_t count);
enum picture_status png_finish(struct picture_decoder *decoder);
void png_release(struct picture_decoder *decoder);

enum picture_status jpeg_header(struct picture_decoder *decoder, uint32_t limit, struct picture_layout *layout);
enum picture_status jpeg_prepare(struct picture_decoder *decoder);
enum picture_status jpeg_read(struct picture_decoder *decoder, uint8_t *rows, size_t stride, uint32_t count);
enum picture_status jpeg_finish(struct picture_decoder *decoder);
void jpeg_release(struct picture_decoder *decoder);
