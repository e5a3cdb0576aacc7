#pragma once
#include "Libraries.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum packet_flag {
  /// Decoding may start at this packet, for all frames that are not displayed before it.
  packet_sync = 1,
  /// Decoding may start at this packet for all later ones.
  packet_closed = 2,
  /// No other frame depends on the frame of this packet.
  packet_droppable = 4,
  /// The frame is needed for decoding, but never displayed.
  packet_hidden = 8,
  /// The decoder has reported an error, so that frames that depend on this one are wrong as well.
  packet_damaged = 16,
  /// The packet has no frame: the decoder went past it without one.
  packet_lost = 32,
};

/// A packet of the file: the data of a frame. Packets are in the order of decoding.
struct packet {
  int64_t position;
  uint32_t size;
  /// The number in the order of display, of all packets.
  uint32_t rank;
  uint8_t flags;
};

/// The file, as libavformat reads it.
struct input {
  int descriptor;
  int64_t position;
  video_should_stop should_stop;
  void *context;
  size_t packets;
  /// The error number if reading failed.
  int error;
  AVFormatContext *format;
  AVIOContext *stream;
};

/// A decoded frame that is kept.
struct kept_frame {
  uint32_t packet;
  AVFrame *frame;
};

enum { maximum_kept_frames = 64 };

struct video {
  int descriptor;
  struct video_limits limits;
  struct video_facts facts;
  AVCodecParameters *parameters;

  struct packet *packets;
  uint32_t packet_count;
  /// For each frame, its packet.
  uint32_t *frames;
  bool has_damage;

  AVCodecContext *decoder;
  AVPacket *data;
  AVFrame *frame;
  /// Whether the decoder is at work, so that it can continue with `next`.
  bool is_running;
  /// Whether the decoder has been told that no packet follows.
  bool is_draining;
  /// The packets that the decoder got: from `first` to before `next`, without those that were dropped.
  uint32_t first;
  uint32_t next;
  /// The largest ranks of a frame that came out of the decoder, and of a packet that was dropped; -1 for none.
  int64_t last_rank;
  int64_t dropped_rank;
  uint32_t last_target;

  struct kept_frame kept[maximum_kept_frames];
  uint32_t kept_count;
  uint32_t kept_limit;

  struct SwsContext *scaler;
  /// What `scaler` converts from.
  int format;
  int colorspace;
  int range;
};

enum video_status input_open(struct input *input, int flags, char *message);
void input_close(struct input *input);
/// The number of the video stream; -1 if there is none.
int input_video_stream(const struct input *input);

enum video_status index_packets(struct video *video, struct input *input, int stream, char *message);

/// Whether every frame of the codec can be decoded alone.
bool is_intra_only(enum AVCodecID codec);

/// Finds out, for H.264 and H.265, what else than `flags` is known about a packet.
uint8_t scan_units(const AVCodecParameters *parameters, const uint8_t *data, size_t size);

/// The packet from which decoding must start for packet `target`.
uint32_t sync_packet(const struct video *video, uint32_t target);

enum video_status open_decoder(struct video *video, uint32_t threads, char *message);
enum video_status decode_packet(
    struct video *video, uint32_t target, AVFrame **frame, video_should_stop should_stop, void *context,
    char *message);

enum video_status convert_frame(struct video *video, const AVFrame *frame, uint8_t *rows, size_t stride, char *message);

/// Writes the text of FFmpeg's error `code` to `message`.
void explain(int code, char *message);
