#ifndef CASEBOOK_CLINUX_H
#define CASEBOOK_CLINUX_H

/// Swaps two names of one file system in a single step (renameat2 with RENAME_EXCHANGE); 0, or -1 with errno.
int casebook_exchange(const char *first, const char *second);

/// Writes what a file system still holds in memory to its disk; 0, or -1 with errno.
int casebook_syncfs(int descriptor);

#endif
