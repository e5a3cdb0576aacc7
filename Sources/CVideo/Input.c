#include "Video.h"

#include <errno.h>
#include <unistd.h>

enum { stream_buffer = 64 << 10 };

static int read_bytes(void *opaque, uint8_t *buffer, int count) {
  struct input *input = opaque;
  ssize_t done;
  do done = pread(input->descriptor, buffer, (size_t)count, input->position);
  while (done < 0 && errno == EINTR);
  if (done < 0) {
    input->error = errno;
    return AVERROR(errno);
  }
  if (done == 0) return AVERROR_EOF;
  input->position += done;
  return (int)done;
}

static int64_t seek(void *opaque, int64_t offset, int whence) {
  struct input *input = opaque;
  int64_t size = lseek(input->descriptor, 0, SEEK_END);
  if (whence & AVSEEK_SIZE) return size;
  int64_t base = whence == SEEK_CUR ? input->position : whence == SEEK_END ? size : 0;
  int64_t position;
  if (__builtin_add_overflow(base, offset, &position) || position < 0) return AVERROR(EINVAL);
  input->position = position;
  return position;
}

static int is_interrupted(void *opaque) {
  struct input *input = opaque;
  return input->should_stop != NULL && input->should_stop(input->context, input->packets);
}

// Files must not refer to other files.
static int refuse_open(
    AVFormatContext *format, AVIOContext **stream, const char *url, int flags, AVDictionary **options) {
  (void)format, (void)stream, (void)url, (void)flags, (void)options;
  return AVERROR(EACCES);
}

static enum video_status open_format(struct input *input, int flags, char *message) {
  uint8_t *buffer = ffmpeg.av_malloc(stream_buffer);
  if (buffer == NULL) return video_no_memory;
  input->stream = ffmpeg.avio_alloc_context(buffer, stream_buffer, 0, input, read_bytes, NULL, seek);
  if (input->stream == NULL) {
    ffmpeg.av_freep(&buffer);
    return video_no_memory;
  }
  input->format = ffmpeg.avformat_alloc_context();
  if (input->format == NULL) return video_no_memory;
  input->format->pb = input->stream;
  input->format->flags |= AVFMT_FLAG_CUSTOM_IO | flags;
  input->format->io_open = refuse_open;
  input->format->interrupt_callback = (AVIOInterruptCB){is_interrupted, input};
  AVDictionary *options = NULL;
  ffmpeg.av_dict_set(&options, "format_whitelist", "avi,mov,mp4,matroska,webm", 0);
  ffmpeg.av_dict_set(&options, "protocol_whitelist", "", 0);
  ffmpeg.av_dict_set(&options, "codec_whitelist", "mjpeg,h264,hevc,vp9,mpeg4,png,rawvideo,ffv1", 0);
  int code = ffmpeg.avformat_open_input(&input->format, "", NULL, &options);
  ffmpeg.av_dict_free(&options);
  if (code >= 0) return video_ok;
  explain(code, message);
  if (code == AVERROR(ENOMEM)) return video_no_memory;
  if (code == AVERROR_EXIT) return video_stopped;
  return input->error != 0 ? video_unreadable : video_wrong_format;
}

enum video_status input_open(struct input *input, int flags, char *message) {
  enum video_status status = open_format(input, flags, message);
  if (status != video_ok) input_close(input);
  return status;
}

void input_close(struct input *input) {
  if (input->format != NULL) ffmpeg.avformat_close_input(&input->format);
  if (input->stream == NULL) return;
  ffmpeg.av_freep(&input->stream->buffer);
  ffmpeg.avio_context_free(&input->stream);
}

int input_video_stream(const struct input *input) {
  // As the program `ffmpeg` chooses: a default stream, then the largest one.
  int best = -1;
  double best_score = -1;
  for (unsigned i = 0; i < input->format->nb_streams; i++) {
    const AVStream *stream = input->format->streams[i];
    if (stream->codecpar->codec_type != AVMEDIA_TYPE_VIDEO) continue;
    if (stream->disposition & AV_DISPOSITION_ATTACHED_PIC) continue;
    double score = (double)stream->codecpar->width * stream->codecpar->height;
    if (stream->disposition & AV_DISPOSITION_DEFAULT) score += 1e8;
    if (score <= best_score) continue;
    best = (int)i;
    best_score = score;
  }
  return best;
}

void explain(int code, char *message) {
  if (ffmpeg.av_strerror(code, message, video_message_size) < 0) {
    snprintf(message, video_message_size, "error %d", code);
  }
}
