// SPDX-License-Identifier: GPL-2.0-only
#include "cgroups.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Of 64 bits so many are left to number the chains. */
#define HASH_SHIFT 52
_Static_assert(CGROUPS_MAX == 1 << (64 - HASH_SHIFT),
	       "another count of chains");

/* Slots are numbered from 1, so that all zeros are an empty table. */
struct slot {
	uint64_t id;
	char *path;    /* NULL: the slot is free */
	uint16_t next; /* of the same chain; 0: none */
};

struct cgroups {
	struct slot
		slots[CGROUPS_MAX]; /* filled one behind the other, all round */
	uint16_t chains[CGROUPS_MAX];
	size_t oldest; /* of slots: the next one to be filled */
	uint32_t version;
};

static size_t hash(uint64_t id)
{
	return id * 0x9e3779b97f4a7c15 >> HASH_SHIFT;
}

struct cgroups *cgroups_new(void)
{
	return calloc(1, sizeof(struct cgroups));
}

void cgroups_forget(struct cgroups *cgroups)
{
	/* Slots are filled from the first one on. */
	if (!cgroups || !cgroups->slots[0].path)
		return;
	for (size_t i = 0; i < CGROUPS_MAX; i++)
		free(cgroups->slots[i].path);
	memset(cgroups, 0, sizeof(*cgroups));
}

void cgroups_free(struct cgroups *cgroups)
{
	cgroups_forget(cgroups);
	free(cgroups);
}

static struct slot *find(const struct cgroups *cgroups, uint64_t id)
{
	uint16_t number = cgroups->chains[hash(id)];

	while (number) {
		const struct slot *slot = &cgroups->slots[number - 1];

		if (slot->id == id)
			return (struct slot *)slot;
		number = slot->next;
	}
	return NULL;
}

/* Takes it out of its chain. */
static void empty(struct cgroups *cgroups, struct slot *slot)
{
	uint16_t *link = &cgroups->chains[hash(slot->id)];

	if (!slot->path)
		return;
	while (&cgroups->slots[*link - 1] != slot)
		link = &cgroups->slots[*link - 1].next;
	*link = slot->next;
	free(slot->path);
	slot->path = NULL;
}

static void fill(struct cgroups *cgroups, uint64_t id, char *path)
{
	struct slot *slot = &cgroups->slots[cgroups->oldest];
	uint16_t *chain = &cgroups->chains[hash(id)];

	empty(cgroups, slot);
	*slot = (struct slot){ .id = id, .path = path, .next = *chain };
	*chain = (uint16_t)(cgroups->oldest + 1);
	cgroups->oldest = (cgroups->oldest + 1) % CGROUPS_MAX;
}

void cgroups_put(struct cgroups *cgroups, uint64_t id, const char *path,
		 size_t len)
{
	struct slot *slot;
	char *copy;

	if (!cgroups || len >= CGROUP_PATH_MAX)
		return;
	slot = find(cgroups, id);
	if (slot && strlen(slot->path) == len && !memcmp(slot->path, path, len))
		return;
	copy = strndup(path, len);
	if (!copy)
		return;
	cgroups->version++;
	if (slot) {
		free(slot->path);
		slot->path = copy;
	} else {
		fill(cgroups, id, copy);
	}
}

const char *cgroups_path(const struct cgroups *cgroups, uint64_t id)
{
	const struct slot *slot = cgroups ? find(cgroups, id) : NULL;

	return slot ? slot->path : NULL;
}

void cgroups_put_off(struct cgroups *cgroups)
{
	if (cgroups)
		cgroups->version++;
}

uint32_t cgroups_version(const struct cgroups *cgroups)
{
	return cgroups ? cgroups->version : 0;
}
