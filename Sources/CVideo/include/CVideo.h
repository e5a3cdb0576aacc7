#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A decoder of video files, around the libraries of FFmpeg.
//
// The libraries are loaded when the first video is opened: they need 130 other libraries, which would make every start
// of the program take 200 ms longer.

/// The result of a call.
enum video_status {
  video_ok = 0,
  /// The libraries of FFmpeg cannot be loaded.
  video_no_library,
  /// There is not enough memory.
  video_no_memory,
  /// The file cannot be read.
  video_unreadable,
  /// The file is not of a known format, or its beginning is damaged.
  video_wrong_format,
  /// The file has no video.
  video_no_video,
  /// The codec, or the way in which the file stores it, is not supported.
  video_unsupported,
  /// The width or height is 0 or larger than allowed.
  video_wrong_size,
  /// The video has more frames than allowed.
  video_too_long,
  /// The frame cannot be decoded.
  video_damaged,
  /// `video_should_stop` returned true.
  video_stopped,
};

/// The number of bytes of a message, with its final 0.
enum { video_message_size = 192 };

/// Asks whether a call should end early, after `packets` packets.
typedef bool (*video_should_stop)(void *context, size_t packets);

/// What is allowed.
struct video_limits {
  /// The maximum width and height in pixels.
  uint32_t side;
  /// The maximum number of pixels of a frame.
  uint64_t pixels;
  /// The maximum number of packets of the video.
  uint32_t packets;
  /// The number of threads for decoding.
  uint32_t threads;
  /// The number of bytes of decoded frames that are kept.
  size_t cache;
};

/// What is known about a video.
struct video_facts {
  uint32_t width;
  uint32_t height;
  uint32_t frames;
  /// Frames per second; 0 if the file does not say.
  double rate;
  /// The length in seconds; 0 if the file does not say.
  double duration;
  /// The name of the codec, such as "h264".
  char codec[32];
};

/// An open video.
struct video;

/// Loads the libraries of FFmpeg, once. If it fails, writes why to `message`.
enum video_status video_load_libraries(char *message);

/// Opens the video in the file `descriptor`, which must stay open, and lists its frames. Writes why it failed to `message`.
enum video_status video_open(
    int descriptor, const struct video_limits *limits, video_should_stop should_stop, void *context,
    struct video **video, char *message);

/// Frees the video.
void video_close(struct video *video);

/// The facts about the video.
const struct video_facts *video_get_facts(const struct video *video);

/// Decodes frame `number`, counted from 0 in the order of display, to rows of red, green and blue bytes, `stride` bytes
/// apart. `stride` must be a multiple of 64, and `rows` be aligned so; `video_row_padding` bytes after the last row may
/// be written.
enum video_status video_read(
    struct video *video, uint32_t number, uint8_t *rows, size_t stride, video_should_stop should_stop,
    void *context, char *message);

/// The number of bytes behind the last row that `video_read` may write.
enum { video_row_padding = 256 };

/// Makes an empty file in memory. Returns its descriptor, which is closed on exec, or -1 with errno.
int video_memory_create(void);

/// Gives the file in memory its size, which nobody can change any more. Returns 0, or -1 with errno.
int video_memory_set_size(int descriptor, size_t size);
