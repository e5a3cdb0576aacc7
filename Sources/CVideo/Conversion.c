#include "Video.h"

// The conversion is the one of the program `ffmpeg`, so that its output is the same: the filter `scale` with the flags
// of the program's filter graphs, which are bicubic.

/// The coefficients for `colorspace`; the ones of BT.601 if it is not known.
static const int *coefficients(int colorspace) {
  if (colorspace < 1 || colorspace > 10 || colorspace == 8) colorspace = AVCOL_SPC_BT470BG;
  return ffmpeg.sws_getCoefficients(colorspace);
}

static int make_scaler(struct video *video, const AVFrame *frame) {
  ffmpeg.sws_freeContext(video->scaler);
  video->scaler = ffmpeg.sws_alloc_context();
  if (video->scaler == NULL) return AVERROR(ENOMEM);
  // MPEG-2 places the chroma of 4:2:0 between the rows.
  int chroma_row = frame->format == AV_PIX_FMT_YUV420P ? 128 : -513;
  const struct {
    const char *name;
    int64_t value;
  } options[] = {
      {"srcw", frame->width}, {"srch", frame->height}, {"src_format", frame->format},
      {"dstw", frame->width}, {"dsth", frame->height}, {"dst_format", AV_PIX_FMT_RGB24},
      {"sws_flags", SWS_BICUBIC}, {"src_v_chr_pos", chroma_row},
  };
  for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
    ffmpeg.av_opt_set_int(video->scaler, options[i].name, options[i].value, 0);
  }
  int code = ffmpeg.sws_init_context(video->scaler, NULL, NULL);
  if (code < 0) return code;
  int *unused, *table, source_range, target_range, brightness, contrast, saturation;
  ffmpeg.sws_getColorspaceDetails(
      video->scaler, &unused, &source_range, &table, &target_range, &brightness, &contrast, &saturation);
  if (frame->color_range != AVCOL_RANGE_UNSPECIFIED) source_range = frame->color_range == AVCOL_RANGE_JPEG;
  const int *source = coefficients(frame->colorspace);
  ffmpeg.sws_setColorspaceDetails(
      video->scaler, source, source_range, source, target_range, brightness, contrast, saturation);
  video->format = frame->format;
  video->colorspace = frame->colorspace;
  video->range = frame->color_range;
  return 0;
}

enum video_status convert_frame(
    struct video *video, const AVFrame *frame, uint8_t *rows, size_t stride, char *message) {
  if (frame->width != (int)video->facts.width || frame->height != (int)video->facts.height) {
    snprintf(message, video_message_size, "it has %d x %d pixels", frame->width, frame->height);
    return video_damaged;
  }
  bool is_known = video->scaler != NULL && frame->format == video->format
                  && (int)frame->colorspace == video->colorspace && (int)frame->color_range == video->range;
  int code = is_known ? 0 : make_scaler(video, frame);
  if (code >= 0) {
    uint8_t *const planes[4] = {rows};
    const int strides[4] = {(int)stride};
    code = ffmpeg.sws_scale(
        video->scaler, (const uint8_t *const *)frame->data, frame->linesize, 0, frame->height, planes, strides);
  }
  if (code >= 0) return video_ok;
  ffmpeg.sws_freeContext(video->scaler);
  video->scaler = NULL;
  explain(code, message);
  return code == AVERROR(ENOMEM) ? video_no_memory : video_damaged;
}
