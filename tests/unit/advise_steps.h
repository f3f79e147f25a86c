/* SPDX-License-Identifier: GPL-2.0-only */
/* Calls in a few words, and what advise makes of them. */
#ifndef SOT_ADVISE_STEPS_H
#define SOT_ADVISE_STEPS_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "../../userspace/advise.h"
#include "event.h"
#include "unit.h"

#define CLOSED 7
#define LISTENS 10
#define CONNECTED 1

/* What is 0 is as usual: a setsockopt of an int on a new TCP socket. */
struct step {
	int32_t level, optname;
	int32_t n;
	const void *bytes; /* instead of n ... */
	uint32_t len;	   /* ... and so many */
	int32_t optlen;	   /* 0: as many as the value has */
	int32_t ret;
	bool get;
	uint32_t call; /* enum sot_type of a related call */
	uint32_t to;   /* the port of the address that it passes */
	uint32_t family, type, protocol;
	uint32_t state, port, peer;
	uint32_t cookie, pid, uid, userns, flags;
	const char *comm;
	uint32_t times; /* 0: once */
	uint64_t apart_ns;
};

#define STEPS 8
#define USERNS_INITIAL 0xeffffffd
#define USERNS_OWN 4026532999

static struct advise advise;

static inline uint32_t or_usual(uint32_t n, uint32_t usual)
{
	return n ? n : usual;
}

static inline struct record record_of(const struct step *step,
				      struct sot_inet *inet, uint64_t ts_ns)
{
	struct record rec = step->get ? event_get_sample() : event_sample();
	struct sot_event *event = &rec.event;

	event->level = step->level;
	event->optname = step->optname;
	rec.value = step->bytes ? step->bytes : (const uint8_t *)&step->n;
	event->value_len = step->bytes ? step->len : 4;
	event->optlen = step->optlen ? step->optlen : (int32_t)event->value_len;
	event->optlen_out = step->get ? event->optlen : 0;
	event->ret = step->ret;
	event->ts_ns = ts_ns;
	event->sock_family = or_usual(step->family, AF_INET);
	event->sock_type = or_usual(step->type, SOCK_STREAM);
	event->sock_protocol = step->family || step->type ? step->protocol : 6;
	event->sock_state = or_usual(step->state, CLOSED);
	event->sock_cookie = or_usual(step->cookie, 77);
	event->pid = or_usual(step->pid, 812);
	event->uid = step->uid;
	event->userns = or_usual(step->userns, USERNS_INITIAL);
	event->flags = step->flags;
	if (step->comm)
		snprintf(event->comm, sizeof(event->comm), "%s", step->comm);
	*inet = (struct sot_inet){ .lport = step->port, .rport = step->peer };
	rec.addr = (const uint8_t *)inet;
	event->addr_len = sizeof(*inet);
	return rec;
}

/* The same step as a related call. */
static inline void relate(struct record *rec, const struct step *step,
			  struct sockaddr_in *address)
{
	struct sot_event *event = &rec->event;

	*address =
		(struct sockaddr_in){ .sin_family = AF_INET,
				      .sin_port = htons((uint16_t)step->to) };
	rec->type = event->header.type = step->call;
	if (step->bytes)
		return;
	rec->value = (const uint8_t *)address;
	event->value_len = step->to ? sizeof(*address) : 0;
	event->optlen = (int32_t)event->value_len;
}

static const struct sink steps_sink = { .stream = &event_stream, .utc = true };

static inline void feed(const struct step *steps)
{
	uint64_t ts_ns = EVENT_MONOTONIC;
	struct sockaddr_in address;
	struct sot_inet inet;

	for (size_t i = 0; i < STEPS && (steps[i].optname || steps[i].call);
	     i++) {
		for (uint32_t j = 0; j < or_usual(steps[i].times, 1); j++) {
			struct record rec = record_of(&steps[i], &inet, ts_ns);

			if (steps[i].call)
				relate(&rec, &steps[i], &address);
			advise_event(&advise, &steps_sink, &rec);
			ts_ns += steps[i].apart_ns ? steps[i].apart_ns : 1000;
		}
	}
}

static inline const struct finding *finding_of(const char *rule)
{
	for (uint32_t i = 0; i < advise.findings.count; i++)
		if (!strcmp(advise.findings.list[i].rule->id, rule))
			return &advise.findings.list[i];
	return NULL;
}

static inline void steps_begin(void)
{
	memset(&advise, 0, sizeof(advise));
	if (advise_init(&advise))
		check("memory", false);
}

#endif
