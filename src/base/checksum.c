/* checksum.c - the checksum of a folder, see checksum.h
 *
 * Each file is summed on its own, its name first; the sums are added up, so no order has to be made. */
#include "base/checksum.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/slice.h"

enum { PIECE = 1 << 16 };

static uint64_t mix(uint64_t sum, const char *at, size_t size) {
    uint64_t word;
    for (; size >= sizeof word; at += sizeof word, size -= sizeof word) {
        memcpy(&word, at, sizeof word);
        sum = (sum ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        sum ^= sum >> 29;
    }
    word = size;
    memcpy(&word, at, size);
    sum = (sum ^ word ^ (uint64_t)size << 56) * UINT64_C(0x9E3779B97F4A7C15);
    return sum ^ sum >> 31;
}

static status add_file(const char *folder, const char *name, uint64_t *all, error *e) {
    char path[4096], piece[PIECE];
    uint64_t sum = mix(0, name, strlen(name));
    int size = snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = size > 0 && (size_t)size < sizeof path ? fopen(path, "rb") : NULL;
    bool good = f != NULL;
    for (size_t got = PIECE; good && got == PIECE;) {
        got = fread(piece, 1, PIECE, f);
        sum = mix(sum, piece, got);
        good = !ferror(f);
    }
    if (f) fclose(f);
    *all += sum;
    if (good) return READOUT_OK;
    fail(e, READOUT_NO_FILE, "can't be read");
    error_in(e, path);
    return READOUT_NO_FILE;
}

static bool counts(const char *name) {
    slice s = slice_of(name);
    return slice_ends(s, SLICE(".tsv")) || slice_ends(s, SLICE(".model"));
}

status checksum_folder(const char *folder, char out[CHECKSUM_SIZE], error *e) {
    uint64_t all = 0;
    status s = READOUT_OK;
    DIR *d = opendir(folder);
    if (!d) {
        fail(e, READOUT_NO_FILE, "the folder can't be read");
        error_in(e, folder);
        return READOUT_NO_FILE;
    }
    for (struct dirent *x; s == READOUT_OK && (x = readdir(d));)
        if (counts(x->d_name)) s = add_file(folder, x->d_name, &all, e);
    closedir(d);
    snprintf(out, CHECKSUM_SIZE, "%016llx", (unsigned long long)all);
    return s;
}
