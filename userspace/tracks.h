/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The lines of a timeline: which there are, and what each was called last. A
 * recording may name as many as it likes, so there is room for so many alone.
 */
#ifndef SOT_TRACKS_H
#define SOT_TRACKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum track_kind {
	TRACK_PROCESS = 1, /* by its pid */
	TRACK_THREAD,	   /* by pid and tid */
	TRACK_SOCKET,	   /* by cookie, and the tid of who calls */
};

struct track {
	uint64_t id;
	uint32_t by;
	uint16_t kind;	   /* 0: the slot is free */
	uint16_t name_len; /* 0: it has none yet */
	uint64_t name;	   /* a hash of it */
	uint32_t number;   /* of this kind, from 1 on */
};

#define TRACKS_BITS 17
#define TRACKS_SLOTS (1U << TRACKS_BITS)
#define TRACKS_MOST (TRACKS_SLOTS / 4 * 3)

/* All zeros, it is empty. */
struct tracks {
	struct track slots[TRACKS_SLOTS];
	uint32_t used;
	uint32_t count[TRACK_SOCKET + 1]; /* of each kind */
};

/* The one that it is, or a new one; NULL if there is no room for another. */
struct track *tracks_get(struct tracks *tracks, enum track_kind kind,
			 uint64_t id, uint32_t by);

/* Keeps the name. Whether it is another one than before. */
bool track_rename(struct track *track, const char *name, size_t len);

#endif
