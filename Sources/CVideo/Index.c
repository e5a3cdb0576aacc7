#include "Video.h"

#include <errno.h>
#include <unistd.h>

/// The bytes at the beginning and end of a packet that must be at its place in the file.
enum { compared_bytes = 64 };
/// The maximum number of bytes in the file between the position that libavformat gives and the data.
enum { header_bytes = 64 };

/// The place of a packet in the order of display.
struct place {
  int64_t time;
  /// For H.264, the place according to the slice header, which replaces the times of a file that lacks some.
  int64_t order;
  uint32_t packet;
};

/// The packets as they are read.
struct listing {
  struct packet *packets;
  struct place *places;
  uint32_t count;
  uint32_t capacity;
  /// Whether every packet has a presentation time.
  bool has_times;
  /// Whether any packet was found at its place in the file.
  bool has_data;
  /// For H.264: a parser that finds the order of pictures.
  AVCodecParserContext *parser;
  AVCodecContext *context;
  /// The number of times that the order of pictures has begun again.
  int64_t periods;
};

static size_t read_at(int descriptor, uint8_t *buffer, size_t count, int64_t position) {
  ssize_t done;
  do done = pread(descriptor, buffer, count, position);
  while (done < 0 && errno == EINTR);
  return done < 0 ? 0 : (size_t)done;
}

/// The position of the packet's data in the file; -1 if it is not there as it is.
static int64_t data_position(int descriptor, const AVPacket *data) {
  if (data->pos < 0) return -1;
  uint8_t start[header_bytes + compared_bytes], end[compared_bytes];
  size_t compared = (size_t)data->size < compared_bytes ? (size_t)data->size : compared_bytes;
  size_t count = read_at(descriptor, start, header_bytes + compared, data->pos);
  // In MP4 the data is at the position itself, in AVI after 8 bytes; both are tried first.
  static const size_t likely[] = {0, 8};
  for (size_t i = 0; i < 2 + header_bytes; i++) {
    size_t offset = i < 2 ? likely[i] : i - 2;
    if (offset + compared > count) continue;
    if (memcmp(start + offset, data->data, compared) != 0) continue;
    int64_t position = data->pos + (int64_t)offset;
    size_t rest = (size_t)data->size - compared;
    if (read_at(descriptor, end, compared, position + (int64_t)rest) != compared) continue;
    if (memcmp(end, data->data + rest, compared) == 0) return position;
  }
  return -1;
}

static bool grow(struct listing *list) {
  if (list->count < list->capacity) return true;
  uint32_t capacity = list->capacity == 0 ? 1024 : list->capacity * 2;
  struct packet *packets = realloc(list->packets, capacity * sizeof *packets);
  if (packets == NULL) return false;
  list->packets = packets;
  struct place *places = realloc(list->places, capacity * sizeof *places);
  if (places == NULL) return false;
  list->places = places;
  list->capacity = capacity;
  return true;
}

bool is_intra_only(enum AVCodecID codec) {
  return codec == AV_CODEC_ID_MJPEG || codec == AV_CODEC_ID_PNG || codec == AV_CODEC_ID_RAWVIDEO;
}

static bool has_units(enum AVCodecID codec) { return codec == AV_CODEC_ID_H264 || codec == AV_CODEC_ID_HEVC; }

static uint8_t packet_flags(const AVCodecParameters *parameters, const AVPacket *data) {
  uint8_t flags = data->flags & AV_PKT_FLAG_DISCARD ? packet_hidden : 0;
  if (is_intra_only(parameters->codec_id)) return flags | packet_sync | packet_closed | packet_droppable;
  if (has_units(parameters->codec_id)) return flags | scan_units(parameters, data->data, (size_t)data->size);
  return data->flags & AV_PKT_FLAG_KEY ? flags | packet_sync : flags;
}

/// The place of an H.264 picture according to its slice header: the order starts again at each IDR picture.
static int64_t parsed_order(struct listing *list, const AVPacket *data, uint8_t flags) {
  uint8_t *output;
  int size;
  ffmpeg.av_parser_parse2(
      list->parser, list->context, &output, &size, data->data, data->size, AV_NOPTS_VALUE, AV_NOPTS_VALUE, data->pos);
  if (flags & packet_closed) list->periods++;
  return list->periods * ((int64_t)1 << 33) + list->parser->output_picture_number;
}

static enum video_status add(struct video *video, struct listing *list, const AVPacket *data) {
  if (list->count == video->limits.packets) return video_too_long;
  if (!grow(list)) return video_no_memory;
  int64_t position = data_position(video->descriptor, data);
  struct packet packet = {.position = position, .size = (uint32_t)data->size, .flags = packet_flags(video->parameters, data)};
  size_t changed = 0;
  bool is_new = ffmpeg.av_packet_get_side_data(data, AV_PKT_DATA_NEW_EXTRADATA, &changed) != NULL;
  if (position < 0 || is_new) packet.flags |= packet_lost;
  else list->has_data = true;
  struct place place = {.time = data->pts, .packet = list->count};
  if (list->parser != NULL) place.order = parsed_order(list, data, packet.flags);
  if (data->pts == AV_NOPTS_VALUE) list->has_times = false;
  list->packets[list->count] = packet;
  list->places[list->count] = place;
  list->count++;
  return video_ok;
}

static enum video_status read_packets(
    struct video *video, struct input *input, int stream, struct listing *list) {
  for (unsigned i = 0; i < input->format->nb_streams; i++) {
    input->format->streams[i]->discard = (int)i == stream ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
  }
  enum video_status status = video_ok;
  while (status == video_ok) {
    if (input->should_stop != NULL && input->should_stop(input->context, input->packets)) return video_stopped;
    int code = ffmpeg.av_read_frame(input->format, video->data);
    if (code == AVERROR(ENOMEM)) return video_no_memory;
    if (code == AVERROR_EXIT) return video_stopped;
    if (code == AVERROR(EAGAIN)) continue;
    // A damaged file ends here, as at its end: the frames before remain usable.
    if (code < 0) return video_ok;
    if (video->data->stream_index == stream && video->data->size > 0) {
      status = add(video, list, video->data);
      input->packets = list->count;
    }
    ffmpeg.av_packet_unref(video->data);
  }
  return status;
}

static int compare_places(const void *first, const void *second) {
  const struct place *a = first, *b = second;
  if (a->time != b->time) return a->time < b->time ? -1 : 1;
  return a->packet < b->packet ? -1 : a->packet > b->packet;
}

static enum video_status order_frames(struct video *video, struct listing *list) {
  if (list->has_times) qsort(list->places, list->count, sizeof *list->places, compare_places);
  video->frames = malloc(list->count * sizeof *video->frames);
  if (video->frames == NULL) return video_no_memory;
  for (uint32_t rank = 0; rank < list->count; rank++) {
    uint32_t packet = list->has_times ? list->places[rank].packet : rank;
    list->packets[packet].rank = rank;
    if (!(list->packets[packet].flags & packet_hidden)) video->frames[video->facts.frames++] = packet;
  }
  return video_ok;
}

/// Starts the parser for H.264. AVI has no presentation times, and cut files may lack the first ones.
static bool start_parser(struct listing *list, const AVCodecParameters *parameters) {
  const AVCodec *codec = ffmpeg.avcodec_find_decoder(parameters->codec_id);
  list->context = ffmpeg.avcodec_alloc_context3(codec);
  if (list->context == NULL || ffmpeg.avcodec_parameters_to_context(list->context, parameters) < 0) return false;
  list->parser = ffmpeg.av_parser_init((int)parameters->codec_id);
  if (list->parser != NULL) list->parser->flags |= PARSER_FLAG_COMPLETE_FRAMES;
  return list->parser != NULL;
}

static enum video_status list_packets(
    struct video *video, struct input *input, int stream, struct listing *list, char *message) {
  bool is_h264 = video->parameters->codec_id == AV_CODEC_ID_H264;
  if (is_h264 && !start_parser(list, video->parameters)) return video_no_memory;
  enum video_status status = read_packets(video, input, stream, list);
  if (status != video_ok) return status;
  if (list->count == 0 || !list->has_data) {
    snprintf(message, video_message_size, "%s", list->count == 0 ? "it has no frames" : "its frames are not stored as they are");
    return list->count == 0 ? video_no_video : video_unsupported;
  }
  if (!list->has_times && list->parser != NULL) {
    for (uint32_t i = 0; i < list->count; i++) list->places[i].time = list->places[i].order;
    list->has_times = true;
  }
  if (!list->has_times && video->parameters->video_delay > 0) {
    snprintf(message, video_message_size, "its frames are out of order and have no times");
    return video_unsupported;
  }
  return order_frames(video, list);
}

enum video_status index_packets(struct video *video, struct input *input, int stream, char *message) {
  struct listing list = {.has_times = true};
  enum video_status status = list_packets(video, input, stream, &list, message);
  video->packets = list.packets;
  video->packet_count = list.count;
  free(list.places);
  if (list.parser != NULL) ffmpeg.av_parser_close(list.parser);
  ffmpeg.avcodec_free_context(&list.context);
  return status;
}

uint32_t sync_packet(const struct video *video, uint32_t target) {
  for (uint32_t at = target; at > 0; at--) {
    const struct packet *packet = &video->packets[at];
    if (packet->flags & packet_closed) return at;
    // Frames that are displayed before an open one may depend on earlier packets.
    if (packet->flags & packet_sync && packet->rank <= video->packets[target].rank) return at;
  }
  return 0;
}
