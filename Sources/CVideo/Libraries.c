#include "Libraries.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

struct video_libraries ffmpeg;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static bool is_loaded;

/// The file name of a library in the version whose headers this module was compiled with.
#define NAMED(name, version) "lib" name ".so." AV_STRINGIFY(version)

static void *open_library(const char *name, char *message) {
  void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) snprintf(message, video_message_size, "%s", dlerror());
  return library;
}

static bool find(void *library, const char *name, void *function, char *message) {
  void *address = dlsym(library, name);
  if (address == NULL) snprintf(message, video_message_size, "%s is missing", name);
  *(void **)function = address;
  return address != NULL;
}

static bool load(char *message) {
#define FIND(name) \
  if (!find(library, #name, &ffmpeg.name, message)) return false;
  void *library = open_library(NAMED("avutil", LIBAVUTIL_VERSION_MAJOR), message);
  if (library == NULL) return false;
  UTILITY_FUNCTIONS(FIND)
  library = open_library(NAMED("avcodec", LIBAVCODEC_VERSION_MAJOR), message);
  if (library == NULL) return false;
  CODEC_FUNCTIONS(FIND)
  library = open_library(NAMED("avformat", LIBAVFORMAT_VERSION_MAJOR), message);
  if (library == NULL) return false;
  FORMAT_FUNCTIONS(FIND)
  library = open_library(NAMED("swscale", LIBSWSCALE_VERSION_MAJOR), message);
  if (library == NULL) return false;
  SCALE_FUNCTIONS(FIND)
#undef FIND
  ffmpeg.av_log_set_level(AV_LOG_QUIET);
  return true;
}

enum video_status video_load_libraries(char *message) {
  pthread_mutex_lock(&lock);
  if (!is_loaded) is_loaded = load(message);
  bool result = is_loaded;
  pthread_mutex_unlock(&lock);
  return result ? video_ok : video_no_library;
}
