// SPDX-License-Identifier: GPL-2.0-only
#include "advise_state.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* Whose absence or whose sum is judged in the end: then their lines are shown. */
#define WITH_LINE                                                \
	(TRACK(KEEPALIVE) | TRACK(KEEPIDLE) | TRACK(KEEPINTVL) | \
	 TRACK(KEEPCNT) | TRACK(USER_TIMEOUT) | TRACK(CORK) | TRACK(QUICKACK))

static const struct {
	int32_t level, optname;
	enum track track;
} tracks[] = {
	{ 1, 2, TRACK_REUSEADDR },  { 1, 7, TRACK_SNDBUF },
	{ 1, 8, TRACK_RCVBUF },	    { 1, 9, TRACK_KEEPALIVE },
	{ 1, 15, TRACK_REUSEPORT }, { 1, 20, TRACK_RCVTIMEO },
	{ 1, 21, TRACK_SNDTIMEO },  { 1, 66, TRACK_RCVTIMEO },
	{ 1, 67, TRACK_SNDTIMEO },  { 0, 1, TRACK_TOS },
	{ 41, 67, TRACK_TOS },	    { 6, 1, TRACK_NODELAY },
	{ 6, 3, TRACK_CORK },	    { 6, 4, TRACK_KEEPIDLE },
	{ 6, 5, TRACK_KEEPINTVL },  { 6, 6, TRACK_KEEPCNT },
	{ 6, 12, TRACK_QUICKACK },  { 6, 18, TRACK_USER_TIMEOUT },
};

/* Of other families, the levels of IP and TCP mean something else. */
enum track track_of(const struct sot_event *event)
{
	if (event->level != 1 && event->sock_family != AF_INET &&
	    event->sock_family != AF_INET6)
		return TRACK_NONE;
	for (size_t i = 0; i < sizeof(tracks) / sizeof(*tracks); i++)
		if (tracks[i].level == event->level &&
		    tracks[i].optname == event->optname)
			return tracks[i].track;
	return TRACK_NONE;
}

bool track_has_line(enum track track)
{
	return WITH_LINE >> track & 1;
}

int state_init(struct state *state)
{
	*state = (struct state){
		.socks = calloc(STATE_SOCKS, sizeof(*state->socks)),
		.ports = calloc(STATE_PORTS, sizeof(*state->ports)),
		.loops = calloc(STATE_LOOPS, sizeof(*state->loops)),
		.heads = calloc(STATE_SOCKS, sizeof(*state->heads)),
	};
	if (state->socks && state->ports && state->loops && state->heads)
		return 0;
	state_free(state);
	return -ENOMEM;
}

static void wipe(struct sock *sock)
{
	for (size_t i = 0; i < TRACKS; i++)
		free(sock->tracked[i].line);
	*sock = (struct sock){ 0 };
}

void state_clear(struct state *state)
{
	for (uint32_t i = 0; i < state->count; i++)
		wipe(&state->socks[i]);
	memset(state->heads, 0, STATE_SOCKS * sizeof(*state->heads));
	state->count = state->oldest = state->newest = state->free = 0;
}

void state_free(struct state *state)
{
	if (state->socks && state->heads)
		state_clear(state);
	free(state->socks);
	free(state->ports);
	free(state->loops);
	free(state->heads);
}

/* Fibonacci hashing: cookies and ports count up. */
static uint32_t hash(uint64_t a, uint64_t b, uint32_t size)
{
	return (uint32_t)(((a ^ b << 32) * UINT64_C(0x9e3779b97f4a7c15)) >>
			  32) &
	       (size - 1);
}

static uint32_t *head_of(struct state *state, uint64_t cookie, uint32_t netns)
{
	return &state->heads[hash(cookie, netns, STATE_SOCKS)];
}

static void leave_order(struct state *state, struct sock *sock)
{
	if (sock->older)
		state->socks[sock->older - 1].newer = sock->newer;
	else
		state->oldest = sock->newer;
	if (sock->newer)
		state->socks[sock->newer - 1].older = sock->older;
	else
		state->newest = sock->older;
}

static void become_newest(struct state *state, struct sock *sock)
{
	uint32_t place = (uint32_t)(sock - state->socks) + 1;

	sock->newer = 0;
	sock->older = state->newest;
	if (state->newest)
		state->socks[state->newest - 1].newer = place;
	else
		state->oldest = place;
	state->newest = place;
}

static void leave_chain(struct state *state, const struct sock *sock)
{
	uint32_t place = (uint32_t)(sock - state->socks) + 1;
	uint32_t *link = head_of(state, sock->cookie, sock->netns);

	while (*link != place)
		link = &state->socks[*link - 1].next;
	*link = sock->next;
}

static void leave(struct state *state, struct sock *sock)
{
	leave_order(state, sock);
	leave_chain(state, sock);
	wipe(sock);
}

static struct sock *new_place(struct state *state,
			      void (*forget)(void *context, struct sock *sock),
			      void *context)
{
	struct sock *sock;

	if (state->free) {
		sock = &state->socks[state->free - 1];
		state->free = sock->next;
		return sock;
	}
	if (state->count < STATE_SOCKS)
		return &state->socks[state->count++];
	sock = &state->socks[state->oldest - 1];
	forget(context, sock);
	state->forgotten++;
	leave(state, sock);
	return sock;
}

struct sock *state_find(struct state *state, uint64_t cookie, uint32_t netns)
{
	uint32_t at = *head_of(state, cookie, netns);

	while (at) {
		struct sock *sock = &state->socks[at - 1];

		if (sock->cookie == cookie && sock->netns == netns)
			return sock;
		at = sock->next;
	}
	return NULL;
}

struct sock *state_sock(struct state *state, const struct sot_event *event,
			void (*forget)(void *context, struct sock *sock),
			void *context)
{
	struct sock *sock;
	uint32_t *head;

	if (!event->sock_cookie)
		return NULL;
	sock = state_find(state, event->sock_cookie, event->sock_netns);
	if (sock) {
		leave_order(state, sock);
		become_newest(state, sock);
		return sock;
	}
	sock = new_place(state, forget, context);
	head = head_of(state, event->sock_cookie, event->sock_netns);
	sock->cookie = event->sock_cookie;
	sock->netns = event->sock_netns;
	sock->next = *head;
	*head = (uint32_t)(sock - state->socks) + 1;
	become_newest(state, sock);
	return sock;
}

void state_end(struct state *state, const struct sot_event *event,
	       void (*forget)(void *context, struct sock *sock), void *context)
{
	struct sock *sock =
		state_find(state, event->sock_cookie, event->sock_netns);

	if (!sock)
		return;
	forget(context, sock);
	leave(state, sock);
	sock->next = state->free;
	state->free = (uint32_t)(sock - state->socks) + 1;
}

struct port *state_port(struct state *state, uint32_t netns, uint32_t protocol,
			uint32_t number, bool add)
{
	struct port *port = &state->ports[hash(
		(uint64_t)protocol << 16 | number, netns, STATE_PORTS)];

	if (port->netns == netns && port->protocol == protocol &&
	    port->port == number)
		return port;
	if (!add)
		return NULL;
	*port = (struct port){ .netns = netns,
			       .protocol = protocol,
			       .port = number };
	return port;
}

/* Without a socket, the descriptor tells one from another. */
struct loop *state_loop(struct state *state, const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	struct loop want = {
		.cookie = event->sock_cookie,
		.pid = event->pid,
		.call = rec->type,
		.fd = event->sock_cookie ? 0 : event->fd,
		.level = event->level,
		.optname = event->optname,
		.ret = event->ret < 0 ? event->ret : 0,
		.start_ns = event->ts_ns,
	};
	struct loop *loop = &state->loops[hash(
		want.cookie ^ (uint64_t)(uint32_t)want.optname << 16,
		(uint64_t)want.pid << 8 ^ (uint32_t)want.fd ^
			(uint64_t)(uint32_t)want.level << 20,
		STATE_LOOPS)];

	if (loop->cookie != want.cookie || loop->pid != want.pid ||
	    loop->call != want.call || loop->fd != want.fd ||
	    loop->level != want.level || loop->optname != want.optname ||
	    loop->ret != want.ret)
		*loop = want;
	return loop;
}

void sock_note(struct sock *sock, enum track track, int64_t value,
	       struct evidence *line)
{
	struct tracked *tracked = &sock->tracked[track];

	tracked->was_off |= !value && tracked->value;
	tracked->value = value;
	tracked->sets++;
	tracked->told = false;
	free(tracked->line);
	tracked->line = line;
}

/* TCP_QUICKACK is a matter of each connection. */
void sock_inherit(struct sock *sock, const struct sock *listener)
{
	for (size_t i = 0; i < TRACKS; i++) {
		struct tracked *tracked = &sock->tracked[i];

		if (i == TRACK_QUICKACK || !listener->tracked[i].sets)
			continue;
		free(tracked->line);
		*tracked = listener->tracked[i];
		tracked->line = NULL;
		tracked->sets = 1;
	}
}
