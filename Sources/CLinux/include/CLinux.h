#ifndef CASEBOOK_CLINUX_H
#define CASEBOOK_CLINUX_H

#include <spawn.h>
#include <stddef.h>
#include <stdint.h>

/// Swaps two names of one file system in a single step (renameat2 with RENAME_EXCHANGE); 0, or -1 with errno.
int casebook_exchange(const char *first, const char *second);

/// Writes what a file system still holds in memory to its disk; 0, or -1 with errno.
int casebook_syncfs(int descriptor);

/// Fills the buffer with the next entries of an open folder (getdents64); their size in bytes, 0 at the end, or -1.
long casebook_list(int descriptor, void *buffer, size_t size);

/// The mount an open file was reached through and when it was made (ns since 1970), each 0 where unknown; 0, or -1.
int casebook_identity(int descriptor, uint64_t *mount, int64_t *birth);

/// An empty file that lies in memory alone (memfd_create), under a name for debuggers; its descriptor, or -1 with errno.
int casebook_memory_file(const char *name);

/// Lets a process that is about to be spawned begin in a folder; 0, or the errno.
int casebook_spawn_folder(posix_spawn_file_actions_t *actions, const char *path);

/// Makes a pipe that no spawned process inherits (pipe2 with O_CLOEXEC); 0, or -1 with errno.
int casebook_pipe(int ends[2]);

#endif
