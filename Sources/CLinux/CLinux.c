#define _GNU_SOURCE
#include "CLinux.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

int casebook_exchange(const char *first, const char *second) {
    return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
}

int casebook_syncfs(int descriptor) { return syncfs(descriptor); }

long casebook_list(int descriptor, void *buffer, size_t size) { return getdents64(descriptor, buffer, size); }

int casebook_identity(int descriptor, uint64_t *mount, int64_t *birth) {
    struct statx status;
    if (statx(descriptor, "", AT_EMPTY_PATH, STATX_BTIME | STATX_MNT_ID, &status) != 0) return -1;
    *mount = status.stx_mask & STATX_MNT_ID ? status.stx_mnt_id : 0;
    *birth = status.stx_mask & STATX_BTIME ? status.stx_btime.tv_sec * 1000000000LL + status.stx_btime.tv_nsec : 0;
    return 0;
}

int casebook_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }

int casebook_spawn_folder(posix_spawn_file_actions_t *actions, const char *path) {
    return posix_spawn_file_actions_addchdir_np(actions, path);
}

int casebook_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }
