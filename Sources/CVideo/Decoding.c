#include "Video.h"

#include <errno.h>
#include <unistd.h>

/// The most bytes of a packet; raw frames of 8192 x 4096 pixels take half of it.
enum { maximum_packet = 256 << 20 };

static void stop_decoder(struct video *video) {
  video->is_running = false;
  video->is_draining = false;
}

static void start_decoder(struct video *video, uint32_t first) {
  ffmpeg.avcodec_flush_buffers(video->decoder);
  video->is_running = true;
  video->is_draining = false;
  video->first = video->next = first;
  video->last_rank = video->dropped_rank = -1;
}

enum video_status open_decoder(struct video *video, uint32_t threads, char *message) {
  stop_decoder(video);
  ffmpeg.avcodec_free_context(&video->decoder);
  const AVCodec *codec = ffmpeg.avcodec_find_decoder(video->parameters->codec_id);
  if (codec == NULL) {
    snprintf(message, video_message_size, "there is no decoder for %s", video->facts.codec);
    return video_unsupported;
  }
  video->decoder = ffmpeg.avcodec_alloc_context3(codec);
  if (video->decoder == NULL) return video_no_memory;
  int code = ffmpeg.avcodec_parameters_to_context(video->decoder, video->parameters);
  if (code >= 0) {
    video->decoder->thread_count = (int)threads;
    video->decoder->max_pixels = (int64_t)video->limits.pixels;
    // A JPEG picture that is cut short is an error. Decoders of other codecs mark frames with errors.
    if (video->parameters->codec_id == AV_CODEC_ID_MJPEG) video->decoder->err_recognition = AV_EF_EXPLODE;
    code = ffmpeg.avcodec_open2(video->decoder, codec, NULL);
  }
  if (code >= 0) return video_ok;
  explain(code, message);
  return code == AVERROR(ENOMEM) ? video_no_memory : video_unsupported;
}

static AVFrame *find_kept(struct video *video, uint32_t packet) {
  for (uint32_t i = 0; i < video->kept_count; i++) {
    if (video->kept[i].packet == packet) return video->kept[i].frame;
  }
  return NULL;
}

static int64_t rank_distance(const struct video *video, uint32_t a, uint32_t b) {
  int64_t distance = (int64_t)video->packets[a].rank - (int64_t)video->packets[b].rank;
  return distance < 0 ? -distance : distance;
}

/// The place for another kept frame: a free one, or that of the frame that is farthest from `target`.
static struct kept_frame *make_room(struct video *video, uint32_t target) {
  if (video->kept_count < video->kept_limit) {
    struct kept_frame *place = &video->kept[video->kept_count];
    if (place->frame == NULL) place->frame = ffmpeg.av_frame_alloc();
    if (place->frame != NULL) video->kept_count++;
    return place->frame == NULL ? NULL : place;
  }
  struct kept_frame *farthest = &video->kept[0];
  for (uint32_t i = 1; i < video->kept_count; i++) {
    if (rank_distance(video, video->kept[i].packet, target)
        > rank_distance(video, farthest->packet, target)) farthest = &video->kept[i];
  }
  ffmpeg.av_frame_unref(farthest->frame);
  return farthest;
}

static int read_packet(struct video *video, uint32_t number) {
  const struct packet *packet = &video->packets[number];
  if (packet->size > maximum_packet) return AVERROR_INVALIDDATA;
  int code = ffmpeg.av_new_packet(video->data, (int)packet->size);
  if (code < 0) return code;
  size_t done = 0;
  while (done < packet->size) {
    ssize_t count = pread(
        video->descriptor, video->data->data + done, packet->size - done, packet->position + (int64_t)done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    done += (size_t)count;
  }
  if (done < packet->size) {
    ffmpeg.av_packet_unref(video->data);
    return AVERROR_INVALIDDATA;
  }
  // Frames come back with the time of their packet, by which they are recognized.
  video->data->pts = number;
  if (packet->flags & packet_sync) video->data->flags |= AV_PKT_FLAG_KEY;
  if (packet->flags & packet_hidden) video->data->flags |= AV_PKT_FLAG_DISCARD;
  return 0;
}

static void note_damage(struct video *video, uint32_t packet) {
  video->packets[packet].flags |= packet_damaged;
  video->has_damage = true;
}

/// Gives the decoder the next packet, or tells it that there is none.
static int send_next(struct video *video, uint32_t target, int64_t needed_rank) {
  while (video->next < video->packet_count) {
    const struct packet *packet = &video->packets[video->next];
    bool is_needed = video->next == target || packet->rank >= needed_rank;
    if (!(packet->flags & packet_droppable) || is_needed) break;
    if (packet->rank > video->dropped_rank) video->dropped_rank = packet->rank;
    video->next++;
  }
  if (video->next == video->packet_count) {
    video->is_draining = true;
    return ffmpeg.avcodec_send_packet(video->decoder, NULL);
  }
  uint32_t number = video->next++;
  int code = video->packets[number].position < 0 ? AVERROR_INVALIDDATA : read_packet(video, number);
  if (code >= 0) code = ffmpeg.avcodec_send_packet(video->decoder, video->data);
  ffmpeg.av_packet_unref(video->data);
  return code;
}

/// What became of one step of the decoder.
enum outcome { outcome_more, outcome_found, outcome_lost, outcome_error };

/// Takes the frame that came out of the decoder.
static enum outcome take_frame(struct video *video, uint32_t target) {
  int64_t time = video->frame->pts;
  if (time < 0 || time >= video->packet_count) {
    ffmpeg.av_frame_unref(video->frame);
    return outcome_more;
  }
  uint32_t number = (uint32_t)time;
  const struct packet *packet = &video->packets[number];
  bool is_wrong = video->frame->flags & AV_FRAME_FLAG_CORRUPT || video->frame->decode_error_flags != 0;
  if (is_wrong) note_damage(video, number);
  if (packet->rank > video->last_rank) video->last_rank = packet->rank;
  struct kept_frame *place = find_kept(video, number) == NULL ? make_room(video, target) : NULL;
  if (place != NULL) {
    place->packet = number;
    ffmpeg.av_frame_move_ref(place->frame, video->frame);
  }
  ffmpeg.av_frame_unref(video->frame);
  if (is_wrong) return outcome_error;
  if (number == target) return outcome_found;
  return packet->rank > video->packets[target].rank ? outcome_lost : outcome_more;
}

/// Does one step of decoding. `code` is the error number of FFmpeg.
static enum outcome step(struct video *video, uint32_t target, int64_t needed_rank, int *code) {
  *code = ffmpeg.avcodec_receive_frame(video->decoder, video->frame);
  if (*code >= 0) return take_frame(video, target);
  if (*code == AVERROR_EOF) {
    stop_decoder(video);
    return outcome_lost;
  }
  uint32_t sent = video->next;
  if (*code == AVERROR(EAGAIN) && !video->is_draining) {
    *code = send_next(video, target, needed_rank);
    sent = video->next - 1;
  } else if (sent > 0) {
    sent--;
  }
  if (*code >= 0) return outcome_more;
  if (*code != AVERROR(ENOMEM) && sent < video->packet_count) note_damage(video, sent);
  return outcome_error;
}

/// Whether the decoder, at work, will yield `target` if it continues.
static bool can_continue(const struct video *video, uint32_t target, uint32_t sync) {
  const struct packet *packet = &video->packets[target];
  return video->is_running && video->first <= sync && sync <= video->next && packet->rank > video->last_rank
         && packet->rank > video->dropped_rank;
}

/// Whether a packet that `target` depends on is damaged.
static bool depends_on_damage(const struct video *video, uint32_t sync, uint32_t target) {
  if (!video->has_damage) return false;
  for (uint32_t i = sync; i < target; i++) {
    uint8_t flags = video->packets[i].flags;
    if (flags & packet_damaged && !(flags & packet_droppable)) return true;
  }
  return false;
}

static enum video_status refuse(const struct video *video, uint32_t sync, uint32_t target, char *message) {
  uint8_t flags = video->packets[target].flags;
  const char *reason =
      flags & packet_damaged ? "its data is damaged"
      : flags & packet_lost ? "the decoder finds no frame in its data"
      : depends_on_damage(video, sync, target) ? "a frame that it depends on is damaged" : NULL;
  if (reason == NULL) return video_ok;
  snprintf(message, video_message_size, "%s", reason);
  return video_damaged;
}

/// Decodes until `target` has come out, is lost, or cannot come out.
static enum video_status run_decoder(
    struct video *video, uint32_t sync, uint32_t target, video_should_stop should_stop, void *context, char *message) {
  // When the user steps backwards, the frames before the target are needed next.
  int64_t rank = video->packets[target].rank;
  int64_t behind = (int64_t)video->packets[video->last_target].rank - rank;
  int64_t wanted = behind > 0 && behind <= video->kept_limit ? video->kept_limit - 1 : 0;
  if (!can_continue(video, target, sync)) start_decoder(video, sync);
  while (true) {
    if (should_stop != NULL && should_stop(context, video->next - video->first)) return video_stopped;
    int code;
    enum outcome outcome = step(video, target, rank - wanted, &code);
    if (outcome == outcome_found) return video_ok;
    if (outcome == outcome_error && code == AVERROR(ENOMEM)) {
      stop_decoder(video);
      return video_no_memory;
    }
    if (outcome == outcome_error && video->decoder->thread_count > 1) {
      // With several threads, the packet that an error concerns is not known.
      for (uint32_t i = 0; i < video->packet_count; i++) video->packets[i].flags &= (uint8_t)~packet_damaged;
      enum video_status status = open_decoder(video, 1, message);
      if (status != video_ok) return status;
      start_decoder(video, sync);
      continue;
    }
    if (outcome == outcome_lost) video->packets[target].flags |= packet_lost;
    if (video->packets[target].flags & (packet_damaged | packet_lost)) return video_ok;
  }
}

enum video_status decode_packet(
    struct video *video, uint32_t target, AVFrame **frame, video_should_stop should_stop, void *context,
    char *message) {
  uint32_t sync = sync_packet(video, target);
  enum video_status status = refuse(video, sync, target, message);
  if (status != video_ok) return status;
  *frame = find_kept(video, target);
  if (*frame == NULL) {
    status = run_decoder(video, sync, target, should_stop, context, message);
    if (status != video_ok) return status;
    status = refuse(video, sync, target, message);
    if (status != video_ok) return status;
    *frame = find_kept(video, target);
  }
  video->last_target = target;
  return *frame == NULL ? video_no_memory : video_ok;
}
