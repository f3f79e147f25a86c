/* SPDX-License-Identifier: GPL-2.0-only */
/* What a rule looks at. */
#ifndef SOT_ADVISE_SCENE_H
#define SOT_ADVISE_SCENE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#include "advise_host.h"
#include "advise_rules.h"
#include "advise_state.h"
#include "catalogue/catalogue.h"
#include "record.h"
#include "value_event.h"

/* Levels, as everywhere; levels 0 and 6 also mean something in other families. */
#define AT_SOCKET 1
#define AT_IP 0
#define AT_IPV6 41
#define AT_TCP 6
#define AT_PACKET 263

/* Of TCP sockets, and of UDP ones, which are CLOSE until they are connected. */
#define STATE_ESTABLISHED 1
#define STATE_CLOSE 7
#define STATE_LISTEN 10

struct call {
	const struct record *rec;
	const struct sot_event *event;
	const struct opt_level *level; /* NULL: not in the catalogue */
	const struct opt *opt;	       /* likewise */
	bool set;		       /* or got */
	bool ok;
	bool has_value; /* value is what was set or got */
	bool has_number;
	int64_t number; /* that the value is */
	struct value value;
};

struct scene {
	const struct advise_host *host; /* zeros, if not the socket's */
	const struct call *call;	/* NULL: there are no more calls */
	struct sock *sock; /* as it was before the call; NULL: there is none */
	struct port *port; /* local; NULL: nothing is known of it */
	struct loop *loop; /* of calls like this one; NULL: not counted */
	char what[FINDING_WHAT];
};

/* Says what happened; returns true, as a rule that applies. */
bool say(struct scene *scene, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* The name of the option, or its number. */
const char *call_name(const struct call *call);

/* The name of what a failed call returned. */
const char *call_error(const struct call *call);

bool event_is_inet(const struct sot_event *event);
bool event_is_tcp(const struct sot_event *event);

/* By which ports are told apart: where MPTCP listens, so does TCP. */
uint32_t event_port_protocol(const struct sot_event *event);

/* A number within the value, of 2, 4 or 8 bytes. False: it ends before. */
bool call_field(const struct call *call, size_t offset, size_t width,
		int64_t *number);

static inline bool call_is(const struct call *call, int32_t level,
			   int32_t optname)
{
	return call->event->level == level && call->event->optname == optname;
}

/* A setsockopt that was carried out. */
static inline bool call_did_set(const struct call *call, int32_t level,
				int32_t optname)
{
	return call->set && call->ok && call_is(call, level, optname);
}

/* Whether the caller is in a user namespace of its own, as in a container. */
static inline bool call_in_userns(const struct call *call)
{
	const uint32_t initial = 0xeffffffd; /* PROC_USER_INIT_INO */

	return call->event->userns && call->event->userns != initial;
}

#endif
