/* SPDX-License-Identifier: GPL-2.0-only */
/* What an event says of the value of its option: the same for every sink. */
#ifndef SOT_VALUE_EVENT_H
#define SOT_VALUE_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "catalogue/catalogue.h"
#include "record.h"
#include "value.h"

enum event_value {
	EVENT_VALUE_NULL,    /* the program passed no pointer */
	EVENT_VALUE_NONE,    /* a pointer, but nothing behind it that counts */
	EVENT_VALUE_OMITTED, /* not recorded */
	EVENT_VALUE_BYTES,   /* *v is filled in */
};

enum event_value event_value(const struct record *rec, struct value *v);

/* The lengths that the kernel and the program exchanged. */
struct event_optlen {
	bool pointer; /* of getsockopt; else there is just in */
	bool in_known;
	bool out_known;
};

struct event_optlen event_optlen(const struct record *rec);

/* What is there to know about an event besides its value, "late" ... */
struct event_note {
	uint32_t flag; /* one of SOT_F_*, or all that are not known here */
	const char *name;
};

/* In the order in which they are shown. */
extern const struct event_note event_notes[];
extern const size_t event_notes_count;

/* "setsockopt" of enum sot_type, or NULL. */
const char *event_call(uint32_t type);

static inline enum opt_direction event_direction(const struct record *rec)
{
	return rec->type == SOT_TYPE_GETSOCKOPT ? OPT_GET : OPT_SET;
}

#endif
