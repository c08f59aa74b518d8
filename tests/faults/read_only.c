/* A disk that turns read-only under a running program, as one does that found an error: loaded before the
   program by LD_PRELOAD. While the file in TEST_READ_ONLY is there, whatever would write below the folder in
   TEST_READ_ONLY_BELOW is refused with EROFS, over files that are open already too, which no mount does. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int is_below(const char *path) {
    const char *folder = getenv("TEST_READ_ONLY_BELOW"), *file = getenv("TEST_READ_ONLY");
    if (!folder || !file) return 0;
    size_t length = strlen(folder);
    if (strncmp(path, folder, length) != 0 || (path[length] != '/' && path[length] != 0)) return 0;
    int before = errno, is_there = access(file, F_OK) == 0;
    errno = before;
    return is_there;
}

static int is_open_below(int file) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    int before = errno;
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = before;
    if (length <= 0) return 0;
    path[length] = 0;
    return is_below(path);
}

/* The same call, refused or passed on. */
#define GUARDED(result, name, parameters, arguments, is_refused)                             \
    result name parameters {                                                                 \
        static result(*real) parameters;                                                     \
        if (!real) real = (result(*) parameters)dlsym(RTLD_NEXT, #name);                     \
        if (is_refused) {                                                                    \
            errno = EROFS;                                                                   \
            return -1;                                                                       \
        }                                                                                    \
        return real arguments;                                                               \
    }

GUARDED(ssize_t, write, (int f, const void *b, size_t n), (f, b, n), is_open_below(f))
GUARDED(ssize_t, pwrite, (int f, const void *b, size_t n, off_t at), (f, b, n, at), is_open_below(f))
GUARDED(ssize_t, pwrite64, (int f, const void *b, size_t n, off64_t at), (f, b, n, at), is_open_below(f))
GUARDED(int, ftruncate, (int f, off_t n), (f, n), is_open_below(f))
GUARDED(int, ftruncate64, (int f, off64_t n), (f, n), is_open_below(f))
GUARDED(int, fchmod, (int f, mode_t mode), (f, mode), is_open_below(f))
GUARDED(int, unlink, (const char *path), (path), is_below(path))
GUARDED(int, mkdir, (const char *path, mode_t mode), (path, mode), access(path, F_OK) != 0 && is_below(path))
GUARDED(int, rename, (const char *from, const char *to), (from, to), is_below(from) || is_below(to))

static int opens_to_write(const char *path, int flags) {
    int writes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_TRUNC);
    return (writes || ((flags & O_CREAT) && access(path, F_OK) != 0)) && is_below(path);
}

#define OPENING(name)                                                                        \
    int name(const char *path, int flags, ...) {                                             \
        static int (*real)(const char *, int, ...);                                          \
        if (!real) real = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, #name);          \
        va_list more;                                                                        \
        va_start(more, flags);                                                               \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;              \
        va_end(more);                                                                        \
        if (opens_to_write(path, flags)) {                                                   \
            errno = EROFS;                                                                   \
            return -1;                                                                       \
        }                                                                                    \
        return real(path, flags, mode);                                                      \
    }

OPENING(open)
OPENING(open64)
