// The replaced calls, each under all of its names. They use system calls directly, so that none is
// counted twice.
#define _GNU_SOURCE
#include "CFaults.h"

#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#include "FaultPlan.h"

static const unsigned changing_names = FAULT_IO | FAULT_SPACE | FAULT_MEMORY;

static int open_at(const char *name, int folder, const char *path, int flags, mode_t mode) {
  unsigned faults = FAULT_IO | FAULT_DESCRIPTORS | FAULT_MEMORY | FAULT_SIGNAL;
  if (flags & O_CREAT) faults |= FAULT_SPACE;
  if (judge(name, faults, folder, path) == FAIL) return -1;
  return (int)syscall(SYS_openat, folder, path, flags, mode);
}

static mode_t mode_argument(int flags, va_list arguments) {
  return flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(arguments, mode_t) : 0;
}

#define OPEN(NAME) \
  int NAME(const char *path, int flags, ...) { \
    va_list arguments; \
    va_start(arguments, flags); \
    mode_t mode = mode_argument(flags, arguments); \
    va_end(arguments); \
    return open_at("open", AT_FDCWD, path, flags, mode); \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(NAME) \
  int NAME(int folder, const char *path, int flags, ...) { \
    va_list arguments; \
    va_start(arguments, flags); \
    mode_t mode = mode_argument(flags, arguments); \
    va_end(arguments); \
    return open_at("openat", folder, path, flags, mode); \
  }
OPENAT(openat)
OPENAT(openat64)

int close(int descriptor) {
  enum verdict verdict = judge("close", FAULT_IO, descriptor, NULL);
  // Linux closes the descriptor even if it returns an error.
  int result = (int)syscall(SYS_close, descriptor);
  return verdict == FAIL ? -1 : result;
}

// A single byte has no half.
static unsigned splitting(unsigned faults, size_t count) { return count > 1 ? faults : 0; }

static size_t count_allowed(enum verdict verdict, size_t count) { return verdict == HALVE ? count / 2 : count; }

static bool fails_to_write(const char *name, int descriptor, size_t *count) {
  if (fails_after_partial_write(descriptor)) return true;
  unsigned faults = FAULT_IO | FAULT_SPACE | FAULT_SIGNAL | splitting(FAULT_SHORT | FAULT_PARTIAL, *count);
  enum verdict verdict = judge(name, faults, descriptor, NULL);
  if (verdict == HALVE) note_partial_write(descriptor);
  *count = count_allowed(verdict, *count);
  return verdict == FAIL;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  if (fails_to_write("write", descriptor, &count)) return -1;
  return syscall(SYS_write, descriptor, bytes, count);
}

#define PWRITE(NAME) \
  ssize_t NAME(int descriptor, const void *bytes, size_t count, off_t offset) { \
    if (fails_to_write("pwrite", descriptor, &count)) return -1; \
    return syscall(SYS_pwrite64, descriptor, bytes, count, offset); \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

static bool fails_to_read(const char *name, int descriptor, size_t *count) {
  unsigned faults = FAULT_IO | FAULT_SIGNAL | splitting(FAULT_SHORT, *count);
  enum verdict verdict = judge(name, faults, descriptor, NULL);
  *count = count_allowed(verdict, *count);
  return verdict == FAIL;
}

ssize_t read(int descriptor, void *bytes, size_t count) {
  if (fails_to_read("read", descriptor, &count)) return -1;
  return syscall(SYS_read, descriptor, bytes, count);
}

#define PREAD(NAME) \
  ssize_t NAME(int descriptor, void *bytes, size_t count, off_t offset) { \
    if (fails_to_read("pread", descriptor, &count)) return -1; \
    return syscall(SYS_pread64, descriptor, bytes, count, offset); \
  }
PREAD(pread)
PREAD(pread64)

// Does not wait for the disk: the tests never cut the power.
static int sync_file(const char *name, int descriptor) {
  if (judge(name, FAULT_IO | FAULT_SPACE | FAULT_SIGNAL, descriptor, NULL) == FAIL) return -1;
  return fcntl(descriptor, F_GETFD) < 0 ? -1 : 0;
}
int fsync(int descriptor) { return sync_file("fsync", descriptor); }
int fdatasync(int descriptor) { return sync_file("fdatasync", descriptor); }
int syncfs(int descriptor) { return sync_file("syncfs", descriptor); }

#define FTRUNCATE(NAME) \
  int NAME(int descriptor, off_t size) { \
    if (judge("ftruncate", FAULT_IO | FAULT_SPACE | FAULT_SIGNAL, descriptor, NULL) == FAIL) return -1; \
    return (int)syscall(SYS_ftruncate, descriptor, size); \
  }
FTRUNCATE(ftruncate)
FTRUNCATE(ftruncate64)

int fchmod(int descriptor, mode_t mode) {
  if (judge("fchmod", FAULT_IO, descriptor, NULL) == FAIL) return -1;
  return (int)syscall(SYS_fchmod, descriptor, mode);
}

int flock(int descriptor, int operation) {
  if (judge("flock", FAULT_IO | FAULT_MEMORY | FAULT_SIGNAL, descriptor, NULL) == FAIL) return -1;
  return (int)syscall(SYS_flock, descriptor, operation);
}

static int rename_at(const char *name, int from, const char *old, int to, const char *new, unsigned flags) {
  if (judge(name, changing_names, to, new) == FAIL) return -1;
  return (int)syscall(SYS_renameat2, from, old, to, new, flags);
}
int rename(const char *old, const char *new) { return rename_at("rename", AT_FDCWD, old, AT_FDCWD, new, 0); }
int renameat(int from, const char *old, int to, const char *new) { return rename_at("renameat", from, old, to, new, 0); }
int renameat2(int from, const char *old, int to, const char *new, unsigned flags) {
  return rename_at("renameat2", from, old, to, new, flags);
}

static int unlink_at(const char *name, int folder, const char *path, int flags) {
  if (judge(name, FAULT_IO | FAULT_MEMORY, folder, path) == FAIL) return -1;
  return (int)syscall(SYS_unlinkat, folder, path, flags);
}
int unlink(const char *path) { return unlink_at("unlink", AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return unlink_at("unlinkat", folder, path, flags); }
int rmdir(const char *path) { return unlink_at("rmdir", AT_FDCWD, path, AT_REMOVEDIR); }

static int make_folder_at(const char *name, int folder, const char *path, mode_t mode) {
  if (judge(name, changing_names, folder, path) == FAIL) return -1;
  return (int)syscall(SYS_mkdirat, folder, path, mode);
}
int mkdir(const char *path, mode_t mode) { return make_folder_at("mkdir", AT_FDCWD, path, mode); }
int mkdirat(int folder, const char *path, mode_t mode) { return make_folder_at("mkdirat", folder, path, mode); }

#define READLINKAT(NAME, FOLDER, ...) \
  ssize_t NAME(__VA_ARGS__ const char *restrict path, char *restrict buffer, size_t size) { \
    if (judge(#NAME, FAULT_IO | FAULT_MEMORY, FOLDER, path) == FAIL) return -1; \
    return syscall(SYS_readlinkat, FOLDER, path, buffer, size); \
  }
READLINKAT(readlink, AT_FDCWD, )
READLINKAT(readlinkat, folder, int folder, )

#define STAT(NAME, FLAGS, STATUS) \
  int NAME(const char *restrict path, struct STATUS *restrict status) { \
    if (judge(#NAME, FAULT_IO | FAULT_MEMORY, AT_FDCWD, path) == FAIL) return -1; \
    return (int)syscall(SYS_newfstatat, AT_FDCWD, path, status, FLAGS); \
  }
STAT(stat, 0, stat)
STAT(stat64, 0, stat64)
STAT(lstat, AT_SYMLINK_NOFOLLOW, stat)
STAT(lstat64, AT_SYMLINK_NOFOLLOW, stat64)

#define FSTAT(NAME, STATUS) \
  int NAME(int descriptor, struct STATUS *status) { \
    if (judge("fstat", FAULT_IO | FAULT_MEMORY, descriptor, NULL) == FAIL) return -1; \
    return (int)syscall(SYS_fstat, descriptor, status); \
  }
FSTAT(fstat, stat)
FSTAT(fstat64, stat64)

#define FSTATAT(NAME, STATUS) \
  int NAME(int folder, const char *restrict path, struct STATUS *restrict status, int flags) { \
    if (judge("fstatat", FAULT_IO | FAULT_MEMORY, folder, path) == FAIL) return -1; \
    return (int)syscall(SYS_newfstatat, folder, path, status, flags); \
  }
FSTATAT(fstatat, stat)
FSTATAT(fstatat64, stat64)

int statx(int folder, const char *restrict path, int flags, unsigned mask, struct statx *restrict status) {
  if (judge("statx", FAULT_IO | FAULT_MEMORY, folder, path) == FAIL) return -1;
  return (int)syscall(SYS_statx, folder, path, flags, mask, status);
}

int faccessat(int folder, const char *path, int mode, int flags) {
  if (judge("faccessat", FAULT_IO | FAULT_MEMORY, folder, path) == FAIL) return -1;
  return (int)syscall(SYS_faccessat2, folder, path, mode, flags);
}
int access(const char *path, int mode) { return faccessat(AT_FDCWD, path, mode, 0); }

// Only the C library can create its streams; internally it does not use the calls above.
#define NEXT(NAME) ((typeof(&NAME))dlsym(RTLD_NEXT, #NAME))

static const unsigned opening_folders = FAULT_IO | FAULT_DESCRIPTORS | FAULT_MEMORY;

DIR *opendir(const char *path) {
  if (judge("opendir", opening_folders, AT_FDCWD, path) == FAIL) return NULL;
  return NEXT(opendir)(path);
}

DIR *fdopendir(int descriptor) {
  if (judge("fdopendir", FAULT_IO | FAULT_MEMORY, descriptor, NULL) == FAIL) return NULL;
  return NEXT(fdopendir)(descriptor);
}

struct dirent *readdir(DIR *stream) {
  if (judge("readdir", FAULT_IO, dirfd(stream), NULL) == FAIL) return NULL;
  return NEXT(readdir)(stream);
}

struct dirent64 *readdir64(DIR *stream) {
  if (judge("readdir", FAULT_IO, dirfd(stream), NULL) == FAIL) return NULL;
  return NEXT(readdir64)(stream);
}

int closedir(DIR *stream) {
  enum verdict verdict = judge("closedir", FAULT_IO, dirfd(stream), NULL);
  int result = NEXT(closedir)(stream);
  return verdict == FAIL ? -1 : result;
}
