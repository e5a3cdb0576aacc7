#include "Video.h"

static enum video_status check_size(const struct video *video, char *message) {
  int width = video->parameters->width, height = video->parameters->height;
  uint32_t side = video->limits.side;
  bool fits = width > 0 && height > 0 && (uint32_t)width <= side && (uint32_t)height <= side
              && (uint64_t)width * (uint64_t)height <= video->limits.pixels;
  if (fits) return video_ok;
  snprintf(message, video_message_size, "%d x %d", width, height);
  return video_wrong_size;
}

static double ratio(AVRational value) {
  return value.num > 0 && value.den > 0 ? (double)value.num / value.den : 0;
}

static void note_facts(struct video *video, const struct input *input, const AVStream *stream) {
  struct video_facts *facts = &video->facts;
  facts->width = (uint32_t)video->parameters->width;
  facts->height = (uint32_t)video->parameters->height;
  facts->rate = ratio(stream->avg_frame_rate);
  if (facts->rate == 0) facts->rate = ratio(stream->r_frame_rate);
  if (input->format->duration > 0) facts->duration = (double)input->format->duration / AV_TIME_BASE;
}

/// Reads the header, and what the libraries find out by decoding the first frames.
static enum video_status read_parameters(struct video *video, struct input *input, int *number, char *message) {
  AVDictionary *options = NULL;
  ffmpeg.av_dict_set_int(&options, "threads", 1, 0);
  ffmpeg.av_dict_set_int(&options, "max_pixels", (int64_t)video->limits.pixels, 0);
  unsigned count = input->format->nb_streams;
  AVDictionary **all = calloc(count + 1, sizeof *all);
  if (all == NULL) return video_no_memory;
  for (unsigned i = 0; i < count; i++) all[i] = NULL;
  *number = input_video_stream(input);
  if (*number >= 0) all[*number] = options;
  int code = ffmpeg.avformat_find_stream_info(input->format, all);
  for (unsigned i = 0; i < count; i++) ffmpeg.av_dict_free(&all[i]);
  if (*number < 0) ffmpeg.av_dict_free(&options);
  free(all);
  if (code == AVERROR_EXIT) return video_stopped;
  if (code == AVERROR(ENOMEM)) return video_no_memory;
  *number = input_video_stream(input);
  if (*number < 0) {
    snprintf(message, video_message_size, "it has no video");
    return video_no_video;
  }
  const AVStream *stream = input->format->streams[*number];
  if (ffmpeg.avcodec_parameters_copy(video->parameters, stream->codecpar) < 0) return video_no_memory;
  snprintf(video->facts.codec, sizeof video->facts.codec, "%s", ffmpeg.avcodec_get_name(stream->codecpar->codec_id));
  note_facts(video, input, stream);
  return video_ok;
}

static enum video_status check_codec(const struct video *video, char *message) {
  switch (video->parameters->codec_id) {
    case AV_CODEC_ID_MJPEG: case AV_CODEC_ID_H264: case AV_CODEC_ID_HEVC: case AV_CODEC_ID_VP9:
    case AV_CODEC_ID_MPEG4: case AV_CODEC_ID_PNG: case AV_CODEC_ID_FFV1:
      return video_ok;
    case AV_CODEC_ID_RAWVIDEO:
      // Its colors are in a part of the file that is not read again for a frame.
      if (video->parameters->format != AV_PIX_FMT_PAL8) return video_ok;
      snprintf(message, video_message_size, "its raw frames have a palette");
      return video_unsupported;
    default:
      snprintf(message, video_message_size, "its codec is %s", video->facts.codec);
      return video_unsupported;
  }
}

static enum video_status open_input(
    struct video *video, struct input *input, int flags, int *stream, char *message) {
  enum video_status status = input_open(input, flags, message);
  if (status != video_ok) return status;
  if (flags == 0) return read_parameters(video, input, stream, message);
  // The streams are the same as before, as far as the header lists them.
  if (*stream < (int)input->format->nb_streams) return index_packets(video, input, *stream, message);
  snprintf(message, video_message_size, "its streams are not in its header");
  return video_unsupported;
}

static enum video_status open_video(
    struct video *video, video_should_stop should_stop, void *context, char *message) {
  video->data = ffmpeg.av_packet_alloc();
  video->frame = ffmpeg.av_frame_alloc();
  video->parameters = ffmpeg.avcodec_parameters_alloc();
  if (video->data == NULL || video->frame == NULL || video->parameters == NULL) return video_no_memory;
  struct input header = {.descriptor = video->descriptor, .should_stop = should_stop, .context = context};
  int stream = -1;
  enum video_status status = open_input(video, &header, 0, &stream, message);
  input_close(&header);
  if (status == video_ok) status = check_size(video, message);
  if (status == video_ok) status = check_codec(video, message);
  if (status != video_ok) return status;
  // The packets as they are in the file, which a frame is read from later.
  struct input content = {.descriptor = video->descriptor, .should_stop = should_stop, .context = context};
  status = open_input(video, &content, AVFMT_FLAG_NOPARSE | AVFMT_FLAG_NOFILLIN, &stream, message);
  input_close(&content);
  if (status != video_ok) return status;
  if (video->facts.frames == 0) {
    snprintf(message, video_message_size, "it has no frames");
    return video_no_video;
  }
  size_t bytes = (size_t)video->facts.width * video->facts.height * 3 / 2 + 1;
  // Frames that depend on no other are quickly decoded again.
  size_t limit = is_intra_only(video->parameters->codec_id) ? 0 : video->limits.cache / bytes;
  video->kept_limit = limit < 2 ? 2 : limit > maximum_kept_frames ? maximum_kept_frames : (uint32_t)limit;
  return open_decoder(video, video->limits.threads, message);
}

enum video_status video_open(
    int descriptor, const struct video_limits *limits, video_should_stop should_stop, void *context,
    struct video **video, char *message) {
  *video = NULL;
  message[0] = 0;
  enum video_status status = video_load_libraries(message);
  if (status != video_ok) return status;
  struct video *opened = calloc(1, sizeof *opened);
  if (opened == NULL) return video_no_memory;
  opened->descriptor = descriptor;
  opened->limits = *limits;
  status = open_video(opened, should_stop, context, message);
  if (status == video_ok) *video = opened;
  else video_close(opened);
  return status;
}

void video_close(struct video *video) {
  for (uint32_t i = 0; i < maximum_kept_frames; i++) ffmpeg.av_frame_free(&video->kept[i].frame);
  ffmpeg.sws_freeContext(video->scaler);
  ffmpeg.avcodec_free_context(&video->decoder);
  ffmpeg.av_frame_free(&video->frame);
  ffmpeg.av_packet_free(&video->data);
  ffmpeg.avcodec_parameters_free(&video->parameters);
  free(video->frames);
  free(video->packets);
  free(video);
}

const struct video_facts *video_get_facts(const struct video *video) { return &video->facts; }

enum video_status video_read(
    struct video *video, uint32_t number, uint8_t *rows, size_t stride, video_should_stop should_stop,
    void *context, char *message) {
  message[0] = 0;
  AVFrame *frame = NULL;
  enum video_status status = decode_packet(video, video->frames[number], &frame, should_stop, context, message);
  return status == video_ok ? convert_frame(video, frame, rows, stride, message) : status;
}
