// The least that making a site can cost: reads the same sources, renders the same bodies with bare cmark-gfm, and writes
// as many files with as many bytes, on as many threads.
//
//     floor CONTENT SITE OUT THREADS
//
// CONTENT is a content folder, SITE a site built from it (only its files' paths and sizes are taken), OUT a folder that is
// not there yet. Prints seconds, files and bytes. There is no templating, no linking, no check and no swap.

#define _GNU_SOURCE
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

typedef struct {
    char *path;
    size_t size;
} File;

typedef struct {
    File *files;
    size_t count, room;
} List;

static List sources, outputs, folders, *collecting;
static size_t root_length;
static _Atomic size_t next_source, next_output;
static int out;

static void add(List *list, const char *path, size_t size) {
    if (list->count == list->room) {
        list->room = list->room ? list->room * 2 : 1024;
        list->files = realloc(list->files, list->room * sizeof(File));
    }
    list->files[list->count++] = (File){strdup(path), size};
}

static int note(const char *path, const struct stat *status, int kind, struct FTW *place) {
    (void)place;
    const char *relative = path + root_length;
    while (*relative == '/') relative++;
    if (kind == FTW_D && collecting == &outputs && *relative) add(&folders, relative, 0);
    if (kind == FTW_F) add(collecting, collecting == &outputs ? relative : path, (size_t)status->st_size);
    return 0;
}

static void collect(List *list, const char *root) {
    collecting = list;
    root_length = strlen(root);
    if (nftw(root, note, 64, FTW_PHYS) != 0) {
        perror(root);
        exit(1);
    }
}

static void fail(const char *path) {
    perror(path);
    exit(1);
}

// Renders what stands below the front matter.
static char *render(const char *text, size_t length, cmark_llist **extensions, size_t *size) {
    const char *body = text;
    if (length > 4 && memcmp(text, "---\n", 4) == 0) {
        const char *end = strstr(text + 4, "\n---\n");
        if (end) body = end + 5;
    }
    int options = CMARK_OPT_FOOTNOTES;
    cmark_parser *parser = cmark_parser_new(options);
    const char *names[] = {"table", "strikethrough", "autolink", "tasklist"};
    for (int i = 0; i < 4; i++) {
        cmark_syntax_extension *extension = cmark_find_syntax_extension(names[i]);
        if (extension) cmark_parser_attach_syntax_extension(parser, extension);
    }
    *extensions = cmark_parser_get_syntax_extensions(parser);
    cmark_parser_feed(parser, body, length - (size_t)(body - text));
    cmark_node *document = cmark_parser_finish(parser);
    char *html = cmark_render_html(document, options, *extensions);
    *size = strlen(html);
    cmark_node_free(document);
    cmark_parser_free(parser);
    return html;
}

static void *work(void *unused) {
    (void)unused;
    size_t room = 1 << 20;
    char *buffer = malloc(room);
    size_t i;
    while ((i = atomic_fetch_add(&next_source, 1)) < sources.count) {
        File *file = &sources.files[i];
        int descriptor = open(file->path, O_RDONLY | O_CLOEXEC);
        if (descriptor < 0) fail(file->path);
        if (file->size + 1 > room) buffer = realloc(buffer, room = file->size + 1);
        ssize_t got = read(descriptor, buffer, file->size);
        close(descriptor);
        if (got < 0) fail(file->path);
        buffer[got] = 0;
        size_t name = strlen(file->path);
        if (name < 3 || strcmp(file->path + name - 3, ".md") != 0) continue;
        cmark_llist *extensions;
        size_t size;
        free(render(buffer, (size_t)got, &extensions, &size));
    }
    // Written from one buffer: making the bytes is no part of the floor.
    memset(buffer, 'x', room);
    while ((i = atomic_fetch_add(&next_output, 1)) < outputs.count) {
        File *file = &outputs.files[i];
        int descriptor = openat(out, file->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor < 0) fail(file->path);
        for (size_t rest = file->size; rest > 0;) {
            ssize_t done = write(descriptor, buffer, rest < room ? rest : room);
            if (done <= 0) fail(file->path);
            rest -= (size_t)done;
        }
        close(descriptor);
    }
    free(buffer);
    return NULL;
}

int main(int count, char **arguments) {
    if (count != 5) {
        fprintf(stderr, "usage: floor CONTENT SITE OUT THREADS\n");
        return 2;
    }
    collect(&outputs, arguments[2]);
    int threads = atoi(arguments[4]);
    cmark_gfm_core_extensions_ensure_registered();

    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    collect(&sources, arguments[1]);
    if (mkdir(arguments[3], 0777) != 0) fail(arguments[3]);
    out = open(arguments[3], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    // Parents come before what is in them.
    for (size_t i = 0; i < folders.count; i++)
        if (mkdirat(out, folders.files[i].path, 0777) != 0) fail(folders.files[i].path);
    pthread_t workers[64];
    if (threads < 1 || threads > 64) threads = 1;
    for (int i = 1; i < threads; i++) pthread_create(&workers[i], NULL, work, NULL);
    work(NULL);
    for (int i = 1; i < threads; i++) pthread_join(workers[i], NULL);
    clock_gettime(CLOCK_MONOTONIC, &end);
    size_t bytes = 0;
    for (size_t i = 0; i < outputs.count; i++) bytes += outputs.files[i].size;
    printf("%.3f %zu %zu\n", (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9,
           outputs.count, bytes);
    return 0;
}
