/* SPDX-License-Identifier: GPL-2.0-only */
/* Framing: untrusted bytes to validated records. */
#ifndef SOT_RECORD_H
#define SOT_RECORD_H

#include <stddef.h>
#include <stdint.h>

#include "../module/uapi/sockopt_trace.h"

/*
 * One validated record. The pointers reach into the buffer that was parsed and
 * live as long as it does. Fields of a fixed part that is shorter than ours
 * (an older module) read as 0.
 */
struct record {
	uint32_t type; /* enum sot_type, or a type that we do not know */
	uint32_t len;  /* bytes of the whole record */
	const uint8_t *raw;
	union {
		struct sot_event event;
		struct sot_lost lost;
	};
	/* of an event: */
	const uint8_t *addr;  /* event.addr_len bytes */
	const uint8_t *value; /* event.value_len bytes */
	const uint8_t *in;    /* event.in_len bytes */
};

/*
 * Parses the record at buf, of which avail bytes are there. Returns its length
 * (to step by), 0 if avail ends before the record does, or -EBADMSG if the
 * bytes cannot be a record; *why then names the cause in a few words.
 */
int record_parse(const uint8_t *buf, size_t avail, struct record *rec,
		 const char **why);

/* Sets of 1 << enum sot_type */
#define RECORD_OPTIONS (1U << SOT_TYPE_SETSOCKOPT | 1U << SOT_TYPE_GETSOCKOPT)
#define RECORD_RELATED                                    \
	(1U << SOT_TYPE_SOCKET | 1U << SOT_TYPE_BIND |    \
	 1U << SOT_TYPE_CONNECT | 1U << SOT_TYPE_LISTEN | \
	 1U << SOT_TYPE_ACCEPT | 1U << SOT_TYPE_CLOSE)
#define RECORD_EVENTS (RECORD_OPTIONS | RECORD_RELATED)

/* True of setsockopt and getsockopt, whose level and optname are an option. */
static inline int record_is_option(const struct record *rec)
{
	return rec->type == SOT_TYPE_SETSOCKOPT ||
	       rec->type == SOT_TYPE_GETSOCKOPT;
}

/* True for the types whose record.event is valid: these, and related calls. */
static inline int record_is_event(const struct record *rec)
{
	return rec->type >= SOT_TYPE_SETSOCKOPT && rec->type <= SOT_TYPE_CLOSE;
}

#endif
