#define _GNU_SOURCE
#include "CVideo.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

int video_memory_create(void) { return memfd_create("labeltui-video", MFD_CLOEXEC | MFD_ALLOW_SEALING); }

int video_memory_set_size(int descriptor, size_t size) {
  if (ftruncate(descriptor, (off_t)size) != 0) return -1;
  return fcntl(descriptor, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL);
}
