/* SPDX-License-Identifier: GPL-2.0-only */
/* Records as a module would write them, for recordings and unit tests. */
#ifndef SOT_BUILD_RECORD_H
#define SOT_BUILD_RECORD_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "../../module/uapi/sockopt_trace.h"

/* Room for any record that is built here. */
#define BUILD_MAX 8192

struct build {
	struct sot_event event; /* lengths and header are filled in */
	const void *addr;
	const void *value;
	const void *in;
	uint32_t addr_len;
	uint32_t value_len;
	uint32_t in_len;
	uint32_t hdr_len; /* of an older or a newer module; 0: of this one */
};

static inline size_t build_align8(size_t n)
{
	return (n + 7) & ~(size_t)7;
}

static inline size_t build_part(uint8_t *to, size_t at, const void *part,
				size_t len)
{
	if (len)
		memcpy(to + at, part, len);
	return build_align8(at + len);
}

/* Returns the length of the record; to has room for BUILD_MAX bytes. */
static inline size_t build_event(uint8_t *to, const struct build *build)
{
	struct sot_event event = build->event;
	size_t fixed = build->hdr_len ? build->hdr_len : sizeof(event);
	size_t known = fixed < sizeof(event) ? fixed : sizeof(event);
	size_t at = build_align8(fixed);

	memset(to, 0, BUILD_MAX);
	/* What a newer module adds is nothing that this reader may look at. */
	memset(to + known, 0xee, fixed - known);
	at = build_part(to, at, build->addr, build->addr_len);
	at = build_part(to, at, build->value, build->value_len);
	at = build_part(to, at, build->in, build->in_len);
	event.header.len = (uint32_t)at;
	event.header.hdr_len = (uint32_t)fixed;
	event.addr_len = build->addr_len;
	event.value_len = build->value_len;
	event.in_len = build->in_len;
	memcpy(to, &event, known);
	return at;
}

static inline size_t build_lost(uint8_t *to, struct sot_lost lost)
{
	lost.header.len = sizeof(lost);
	lost.header.hdr_len = sizeof(lost);
	lost.header.type = SOT_TYPE_LOST;
	memcpy(to, &lost, sizeof(lost));
	return sizeof(lost);
}

#endif
