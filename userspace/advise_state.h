/* SPDX-License-Identifier: GPL-2.0-only */
/* What is known of sockets, ports and repeated calls, in bounded memory. */
#ifndef SOT_ADVISE_STATE_H
#define SOT_ADVISE_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "advise_findings.h"
#include "record.h"

/* Options whose last value is kept with the socket. */
enum track {
	TRACK_NONE,
	TRACK_REUSEADDR,
	TRACK_REUSEPORT,
	TRACK_RCVBUF,
	TRACK_SNDBUF,
	TRACK_RCVTIMEO,
	TRACK_SNDTIMEO,
	TRACK_TOS,
	TRACK_KEEPALIVE,
	TRACK_KEEPIDLE,
	TRACK_KEEPINTVL,
	TRACK_KEEPCNT,
	TRACK_USER_TIMEOUT,
	TRACK_NODELAY,
	TRACK_CORK,
	TRACK_QUICKACK,
	TRACKS
};

#define TRACK(name) (1U << TRACK_##name)

struct tracked {
	int64_t value; /* that was set last */
	uint32_t sets; /* how often it was set */
	bool was_off;  /* set to 0 after something else */
	bool told;     /* a rule has said of this value what it has to say */
	struct evidence *line; /* the last set; of some, see state.c */
};

struct sock {
	uint64_t cookie;
	uint32_t netns;
	uint32_t port;	       /* local, as far as it is known; else 0 */
	uint32_t next;	       /* with the same hash: its place + 1; 0: none */
	uint32_t older, newer; /* by the last call: likewise */
	bool is_tcp;
	/* of related calls: */
	bool from_start;  /* all calls since it was made were seen */
	bool is_accepted; /* a listening socket made it */
	bool is_bound;	  /* by bind(2) */
	struct tracked tracked[TRACKS];
};

/* Who uses a local port of one network namespace and protocol. */
struct port {
	uint32_t netns, protocol, port;
	bool keepalive;		 /* a socket of it has SO_KEEPALIVE on */
	uint64_t listener;	 /* cookie of the one that was seen; 0: none */
	uint64_t sharer;	 /* cookie of the socket that shares it first */
	uint32_t pid, ppid, uid; /* whose that is; pid 0: nobody's */
	char comm[SOT_COMM_LEN];
};

/* The same call on the same socket, again and again. */
struct loop {
	uint64_t cookie;
	uint32_t pid, call;
	int32_t fd, level, optname, ret;
	uint64_t start_ns; /* of the calls that are counted */
	uint32_t count;
};

/* Powers of two. */
#define STATE_SOCKS 4096
#define STATE_PORTS 1024
#define STATE_LOOPS 1024

struct state {
	struct sock *socks;
	struct port *ports; /* a later one takes the place of an earlier */
	struct loop *loops; /* likewise */
	uint32_t *heads;    /* of chains of sockets */
	uint32_t count;	    /* of sockets */
	uint32_t oldest, newest;
	uint32_t free;	    /* chain of places of sockets that have ended */
	uint64_t forgotten; /* sockets, for want of room */
};

int state_init(struct state *state); /* 0 or -ENOMEM */
void state_free(struct state *state);

/* What a call sets, if that is kept. */
enum track track_of(const struct sot_event *event);

/*
 * The socket of a call, from now on the newest; NULL if it has none. A new one
 * may take the place of the oldest: forget is called for that before.
 */
struct sock *state_sock(struct state *state, const struct sot_event *event,
			void (*forget)(void *context, struct sock *sock),
			void *context);

/* The socket with this cookie, or NULL; its age stays. */
struct sock *state_find(struct state *state, uint64_t cookie, uint32_t netns);

/* The socket of a call has ended: forgets it after forget was called for it. */
void state_end(struct state *state, const struct sot_event *event,
	       void (*forget)(void *context, struct sock *sock), void *context);

/* Forgets all sockets, without a word. */
void state_clear(struct state *state);

/* The port; if add, one that is not known takes the place of another. */
struct port *state_port(struct state *state, uint32_t netns, uint32_t protocol,
			uint32_t port, bool add);

/* The count of calls like this one, begun if there is none. */
struct loop *state_loop(struct state *state, const struct record *rec);

/* Notes a successful setsockopt; line is taken, and may be NULL. */
void sock_note(struct sock *sock, enum track track, int64_t value,
	       struct evidence *line);

/* What a listening socket hands on to those that it accepts. */
void sock_inherit(struct sock *sock, const struct sock *listener);

/* Whether the line of a call that sets it is wanted. */
bool track_has_line(enum track track);

#endif
