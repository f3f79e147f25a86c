// SPDX-License-Identifier: GPL-2.0-only
#include "advise_life.h"

#include <string.h>

#include "address.h"
#include "advise_scene.h"
#include "related_call.h"

/* Of the address as it was at entry: 0, if there is none yet. */
static uint32_t local_port(const struct record *rec)
{
	struct endpoint local, remote;

	return address_ends(rec, &local, &remote) ? local.port : 0;
}

/* That bind(2) passes; 0: the kernel picks one. */
static uint32_t asked_port(const struct record *rec)
{
	struct endpoint end;

	return related_endpoint(rec, &end) && end.port_known ? end.port : 0;
}

static struct port *find_port(struct state *state, const struct record *rec,
			      uint32_t number, bool add)
{
	const struct sot_event *event = &rec->event;

	if (!number)
		return NULL;
	return state_port(state, event->sock_netns, event_port_protocol(event),
			  number, add);
}

/* What is set before bind(2) or listen(2) was not known to be of a port. */
static void note_keepalive(struct port *port, const struct sock *sock)
{
	if (port && sock->tracked[TRACK_KEEPALIVE].value)
		port->keepalive = true;
}

static void note_bind(struct state *state, const struct record *rec,
		      struct sock *sock)
{
	uint32_t number = asked_port(rec);

	sock->is_bound = true;
	if (sock->is_tcp && number)
		sock->port = number;
	note_keepalive(find_port(state, rec, number,
				 sock->tracked[TRACK_KEEPALIVE].value),
		       sock);
}

static void note_listen(struct state *state, const struct record *rec,
			struct sock *sock)
{
	struct port *port = find_port(state, rec, local_port(rec), true);

	if (!port)
		return;
	port->listener = sock->cookie;
	if (sock->is_tcp)
		sock->port = port->port;
	note_keepalive(port, sock);
}

static void note_accept(struct state *state, const struct record *rec,
			struct sock *sock)
{
	const struct port *port = find_port(state, rec, local_port(rec), false);
	const struct sock *listener =
		port && port->listener ?
			state_find(state, port->listener, sock->netns) :
			NULL;

	sock->is_accepted = true;
	if (listener && listener != sock)
		sock_inherit(sock, listener);
}

void life_note(struct state *state, const struct record *rec, struct sock *sock,
	       bool is_whole)
{
	switch (rec->type) {
	case SOT_TYPE_SOCKET:
		sock->from_start = is_whole;
		break;
	case SOT_TYPE_BIND:
		note_bind(state, rec, sock);
		break;
	case SOT_TYPE_LISTEN:
		note_listen(state, rec, sock);
		break;
	case SOT_TYPE_ACCEPT:
		note_accept(state, rec, sock);
		break;
	}
}

struct port *life_shared_port(struct state *state, const struct record *rec,
			      const struct sock *sock)
{
	if (rec->type != SOT_TYPE_BIND || !sock->tracked[TRACK_REUSEPORT].value)
		return NULL;
	return find_port(state, rec, asked_port(rec), true);
}

void life_end(struct state *state, const struct record *rec)
{
	uint64_t cookie = rec->event.sock_cookie;
	struct port *port = find_port(state, rec, local_port(rec), false);

	if (!port)
		return;
	if (port->listener == cookie)
		port->listener = 0;
	if (port->sharer == cookie)
		port->pid = 0;
}

void port_share(struct port *port, const struct sot_event *event)
{
	if (port->pid)
		return;
	port->sharer = event->sock_cookie;
	port->pid = event->pid;
	port->ppid = event->ppid;
	port->uid = event->uid;
	memcpy(port->comm, event->comm, sizeof(port->comm));
}
