#pragma once
#include "CVideo.h"

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/imgutils.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>

#define FORMAT_FUNCTIONS(use) \
  use(avformat_alloc_context) use(avformat_open_input) use(avformat_find_stream_info) use(avformat_close_input) \
  use(av_read_frame) use(avio_alloc_context) use(avio_context_free)

#define CODEC_FUNCTIONS(use) \
  use(avcodec_find_decoder) use(avcodec_alloc_context3) use(avcodec_free_context) use(avcodec_open2) \
  use(avcodec_parameters_to_context) use(avcodec_parameters_alloc) use(avcodec_parameters_copy) \
  use(avcodec_parameters_free) use(avcodec_send_packet) use(avcodec_receive_frame) use(avcodec_flush_buffers) \
  use(avcodec_get_name) use(av_packet_alloc) use(av_packet_free) use(av_packet_unref) use(av_new_packet) \
  use(av_packet_get_side_data) use(av_parser_init) use(av_parser_parse2) use(av_parser_close)

#define UTILITY_FUNCTIONS(use) \
  use(av_log_set_level) use(av_malloc) use(av_freep) use(av_dict_set) use(av_dict_set_int) use(av_dict_free) \
  use(av_frame_alloc) use(av_frame_free) use(av_frame_unref) use(av_frame_move_ref) use(av_strerror) \
  use(av_opt_set_int) use(av_pix_fmt_desc_get)

#define SCALE_FUNCTIONS(use) \
  use(sws_alloc_context) use(sws_init_context) use(sws_freeContext) use(sws_scale) use(sws_getCoefficients) \
  use(sws_getColorspaceDetails) use(sws_setColorspaceDetails)

/// The functions of FFmpeg that this module calls.
struct video_libraries {
#define DECLARE(name) __typeof__(&name) name;
  FORMAT_FUNCTIONS(DECLARE)
  CODEC_FUNCTIONS(DECLARE)
  UTILITY_FUNCTIONS(DECLARE)
  SCALE_FUNCTIONS(DECLARE)
#undef DECLARE
};

extern struct video_libraries ffmpeg;
