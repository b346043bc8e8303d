/*
 * Writes down what a process does to the files of one folder, so that a test can tell what of it a power cut would
 * have left. Loaded into the server with LD_PRELOAD; everything still happens to the real files as well.
 *
 *   LANTERN_POWERCUT_FOLDER  the folder, as a real path
 *   LANTERN_POWERCUT_LOG     the file to write to
 *   LANTERN_POWERCUT_LIE     if set: syncs of files whose names end like this are not written down, as a disk does
 *                            that says "done" too early
 *
 * The log is a row of records: four 64-bit numbers in the machine's order (kind, inode, offset or size, length), then
 * `length` bytes: what was written, or a name. A lock is held over each step and its record. What may get lost is
 * written down before it is done, a sync after it is done: whenever the process is killed, the log promises too little
 * rather than too much. Memory-mapped files (`-shm`, which SQLite makes anew), `native/` and what people uploaded, `files/`,
 * are left out.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind {
    OPENED = 'o',
    CREATED = 'c',
    WROTE = 'w',
    TRUNCATED = 't',
    SYNCED = 's',
    FOLDER_SYNCED = 'd',
    REMOVED = 'r',
    MISSED = '!' /* something happened that this file does not follow: the log must not be believed */
};

#define FILES 65536

/* What a sync takes at the least, as on a real disk: the power shall fail in the midst of some. */
#define SYNC_MICROS 3000

struct watched {
    uint64_t inode; /* 0: not watched */
    int is_folder;
    int lies;
};

static struct watched watched[FILES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static const char *lie;
static int logged_to = -1;

/* The function of this name that would have been called without this file. */
#define NEXT(name)                                    \
    static __typeof__(&name) next;                    \
    if (!next) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void) {
    folder = getenv("LANTERN_POWERCUT_FOLDER");
    lie = getenv("LANTERN_POWERCUT_LIE");
    const char *log = getenv("LANTERN_POWERCUT_LOG");
    if (folder && log) logged_to = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int ends_with(const char *text, const char *end) {
    size_t length = strlen(text), wanted = strlen(end);
    return wanted <= length && !strcmp(text + length - wanted, end);
}

/* The name below the folder, "" for the folder itself, or null for what is not followed. */
static const char *name_of(const char *path) {
    if (logged_to < 0 || !path) return NULL;
    size_t length = strlen(folder);
    if (strncmp(path, folder, length)) return NULL;
    if (!path[length]) return "";
    if (path[length] != '/') return NULL;
    const char *name = path + length + 1;
    int is_left_out = ends_with(name, "-shm") || !strncmp(name, "native", 6) || !strncmp(name, "files", 5);
    return is_left_out ? NULL : name;
}

static struct watched *watched_at(int fd) {
    return fd >= 0 && fd < FILES && watched[fd].inode ? &watched[fd] : NULL;
}

static void note(enum kind kind, uint64_t inode, uint64_t offset, const void *bytes, uint64_t length) {
    uint64_t head[4] = {kind, inode, offset, length};
    struct iovec parts[2] = {{head, sizeof head}, {(void *)bytes, length}};
    if (writev(logged_to, parts, 2) != (ssize_t)(sizeof head + length)) abort();
}

static int opened(int fd, const char *path, int flags, int existed) {
    const char *name = name_of(path);
    struct stat file;
    if (fd < 0 || fd >= FILES || !name || fstat(fd, &file)) return fd;
    watched[fd] = (struct watched){file.st_ino, S_ISDIR(file.st_mode), lie && ends_with(name, lie)};
    if (S_ISREG(file.st_mode)) {
        note(existed ? OPENED : CREATED, file.st_ino, 0, name, strlen(name));
        if (flags & O_TRUNC) note(TRUNCATED, file.st_ino, 0, NULL, 0);
    }
    return fd;
}

#define OPEN(name)                                    \
    int name(const char *path, int flags, ...) {      \
        NEXT(name);                                   \
        va_list more;                                 \
        va_start(more, flags);                        \
        mode_t mode = va_arg(more, mode_t);           \
        va_end(more);                                 \
        if (!name_of(path)) return next(path, flags, mode); \
        pthread_mutex_lock(&lock);                    \
        int existed = !access(path, F_OK);            \
        int fd = opened(next(path, flags, mode), path, flags, existed); \
        pthread_mutex_unlock(&lock);                  \
        return fd;                                    \
    }
OPEN(open)
OPEN(open64)

int close(int fd) {
    NEXT(close);
    struct watched *file = watched_at(fd);
    if (file) file->inode = 0;
    return next(fd);
}

/* Closes a descriptor that it was given by `fdopendir`, without calling `close` for it. */
int closedir(DIR *listed) {
    NEXT(closedir);
    struct watched *file = watched_at(dirfd(listed));
    if (file) file->inode = 0;
    return next(listed);
}

/* A write to a watched file, which `act` does. */
#define WRITING(fd, bytes, length, offset, act)                        \
    struct watched *file = watched_at(fd);                             \
    if (!file) return act;                                             \
    pthread_mutex_lock(&lock);                                         \
    note(WROTE, file->inode, (uint64_t)(offset), bytes, length);       \
    ssize_t done = act;                                                \
    if (done != (ssize_t)(length)) note(MISSED, file->inode, 0, NULL, 0); \
    pthread_mutex_unlock(&lock);                                       \
    return done

ssize_t write(int fd, const void *bytes, size_t length) {
    NEXT(write);
    WRITING(fd, bytes, length, lseek(fd, 0, SEEK_CUR), next(fd, bytes, length));
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
    NEXT(pwrite);
    WRITING(fd, bytes, length, offset, next(fd, bytes, length, offset));
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
    NEXT(pwrite64);
    WRITING(fd, bytes, length, offset, next(fd, bytes, length, offset));
}

#define TRUNCATING(fd, size, act)                              \
    struct watched *file = watched_at(fd);                     \
    if (!file) return act;                                     \
    pthread_mutex_lock(&lock);                                 \
    note(TRUNCATED, file->inode, (uint64_t)(size), NULL, 0);   \
    int failed = act;                                          \
    if (failed) note(MISSED, file->inode, 0, NULL, 0);         \
    pthread_mutex_unlock(&lock);                               \
    return failed

int ftruncate(int fd, off_t size) {
    NEXT(ftruncate);
    TRUNCATING(fd, size, next(fd, size));
}

int ftruncate64(int fd, off64_t size) {
    NEXT(ftruncate64);
    TRUNCATING(fd, size, next(fd, size));
}

#define SYNCING(fd, act)                                                                      \
    struct watched *file = watched_at(fd);                                                    \
    if (!file) return act;                                                                    \
    usleep(SYNC_MICROS);                                                                      \
    pthread_mutex_lock(&lock);                                                                \
    int failed = act;                                                                         \
    if (!failed && !file->lies) note(file->is_folder ? FOLDER_SYNCED : SYNCED, file->inode, 0, NULL, 0); \
    pthread_mutex_unlock(&lock);                                                              \
    return failed

int fsync(int fd) {
    NEXT(fsync);
    SYNCING(fd, next(fd));
}

int fdatasync(int fd) {
    NEXT(fdatasync);
    SYNCING(fd, next(fd));
}

int unlink(const char *path) {
    NEXT(unlink);
    const char *name = name_of(path);
    if (!name || !*name) return next(path);
    pthread_mutex_lock(&lock);
    int existed = !access(path, F_OK);
    if (existed) note(REMOVED, 0, 0, name, strlen(name));
    int failed = next(path);
    if (existed && failed) note(MISSED, 0, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    return failed;
}

/* Nothing renames files here today; the day somebody does, the tests shall say so. */
int rename(const char *from, const char *to) {
    NEXT(rename);
    if (name_of(from) || name_of(to)) note(MISSED, 0, 0, NULL, 0);
    return next(from, to);
}
