// SPDX-License-Identifier: GPL-2.0-only
#include "tracks.h"

/* Fibonacci hashing: neighbours spread. */
static uint32_t slot_of(enum track_kind kind, uint64_t id, uint32_t by)
{
	const uint64_t golden = UINT64_C(0x9e3779b97f4a7c15);
	uint64_t hash = (id + kind) * golden;

	hash = ((hash ^ hash >> 32) + by) * golden;
	return (uint32_t)(hash >> (64 - TRACKS_BITS));
}

struct track *tracks_get(struct tracks *tracks, enum track_kind kind,
			 uint64_t id, uint32_t by)
{
	uint32_t at = slot_of(kind, id, by);
	struct track *track;

	/* It ends, as some slots are always free. */
	for (;; at = (at + 1) % TRACKS_SLOTS) {
		track = &tracks->slots[at];
		if (!track->kind)
			break;
		if (track->kind == kind && track->id == id && track->by == by)
			return track;
	}
	if (tracks->used == TRACKS_MOST)
		return NULL;
	tracks->used++;
	*track = (struct track){
		.id = id,
		.by = by,
		.kind = (uint16_t)kind,
		.number = ++tracks->count[kind],
	};
	return track;
}

/* FNV-1a */
static uint64_t hash_of(const char *name, size_t len)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < len; i++)
		hash = (hash ^ (uint8_t)name[i]) * UINT64_C(0x100000001b3);
	return hash;
}

bool track_rename(struct track *track, const char *name, size_t len)
{
	uint64_t hash = hash_of(name, len);

	if (track->name_len == len && track->name == hash)
		return false;
	track->name_len = (uint16_t)len;
	track->name = hash;
	return true;
}
