// SPDX-License-Identifier: GPL-2.0-only
/* Rules about addresses, and what packets are marked with. */
#include "advise_scene.h"

#include <inttypes.h>
#include <string.h>

#include "address.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The kernel returns it shifted, too: what a get says is no mistake. */
static bool sets_tos(const struct call *call)
{
	return track_of(call->event) == TRACK_TOS && call->set && call->ok &&
	       call->has_number;
}

/* Least port that the kernel picks for connect(2), unless told otherwise. */
#define PICKED_PORT 32768

/*
 * Whoever did not see it made tells by its ports: of a connection that was
 * accepted, only the peer's was picked.
 */
static bool is_accepted(const struct sock *sock, const struct call *call)
{
	struct endpoint local, remote;

	if (sock->is_accepted || sock->from_start)
		return sock->is_accepted;
	return address_ends(call->rec, &local, &remote) && local.port &&
	       local.port < PICKED_PORT && remote.port >= PICKED_PORT;
}

static bool judge_tos_late(struct scene *scene)
{
	const struct call *call = scene->call;
	uint32_t state = call->event->sock_state;

	/* To change what was there from the start is no mistake. */
	if (!sets_tos(call) || !event_is_tcp(call->event) || !scene->sock ||
	    state == STATE_CLOSE || state == STATE_LISTEN ||
	    scene->sock->tracked[TRACK_TOS].sets ||
	    is_accepted(scene->sock, call))
		return false;
	return say(scene,
		   "%s set to 0x%" PRIx64 " on a socket that is connected",
		   call_name(call), (uint64_t)call->number & 0xff);
}

/*
 * Code points of RFC 2597, 3246 and 5865 that, unshifted, are none: 12, 20 and 28
 * are left out, as they were types of service once.
 */
static const uint8_t unshifted[] = {
	10, 14, 18, 22, 26, 30, 34, 36, 38, 44, 46
};

static bool judge_dscp(struct scene *scene)
{
	const struct call *call = scene->call;

	if (!sets_tos(call))
		return false;
	for (size_t i = 0; i < COUNT(unshifted); i++)
		if (call->number == unshifted[i])
			return say(scene,
				   "%s set to %d: that is DSCP %d, not %d",
				   call_name(call), unshifted[i],
				   unshifted[i] >> 2, unshifted[i]);
	return false;
}

/* The kernel, too, picks ports: by connect(2), sendto(2) or listen(2). */
static bool is_known_unbound(const struct sock *sock)
{
	return sock->from_start && !sock->is_bound;
}

static bool judge_reuse_late(struct scene *scene)
{
	const struct call *call = scene->call;
	enum track track = track_of(call->event);
	struct endpoint local, remote;
	uint32_t state = call->event->sock_state;

	if ((track != TRACK_REUSEADDR && track != TRACK_REUSEPORT) ||
	    !call->set || !call->ok || !call->has_number || !call->number ||
	    !scene->sock || scene->sock->tracked[track].sets ||
	    is_known_unbound(scene->sock) ||
	    (state != STATE_CLOSE && state != STATE_LISTEN) ||
	    !address_ends(call->rec, &local, &remote) || !local.port)
		return false;
	return say(scene, "%s set on a socket that is bound to port %u already",
		   call_name(call), local.port);
}

static bool judge_reuseport_shared(struct scene *scene)
{
	const struct sot_event *event = scene->call->event;
	const struct port *port = scene->port;

	/* Known of a socket that shares its port; see advise.c. */
	if (!port || !port->pid || port->pid == event->pid ||
	    port->pid == event->ppid || port->ppid == event->pid ||
	    (port->uid == event->uid && !strcmp(port->comm, event->comm)))
		return false;
	return say(
		scene,
		"port %u is shared by %s[%u] of user %u and %s[%u] of user %u",
		port->port, port->comm, port->pid, port->uid, event->comm,
		event->pid, event->uid);
}

const struct rule rules_address[] = {
	{ .id = "tos-late",
	  .severity = SEVERITY_INFO,
	  .class = CLASS_CORRECTNESS,
	  .title = "the traffic class is set after connect(2)",
	  .why = "the packets that opened the connection went out without it, and routers may have chosen their path and queue by them. Fine on connections that were accepted from a listener without it, and to change it in between.",
	  .fix = "set IP_TOS or IPV6_TCLASS before connect(2), of servers on the listener",
	  .see = "ip(7)",
	  .judge = judge_tos_late },
	{ .id = "dscp-unshifted",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_CORRECTNESS,
	  .title = "a DSCP that was not shifted",
	  .why = "the code point is in the upper six bits: 46, expedited forwarding, has to be set as 184. As it is, packets have another class; the lower two bits are of ECN, and not the program's.",
	  .fix = "set DSCP << 2",
	  .see = "ip(7), RFC 2474",
	  .judge = judge_dscp },
	{ .id = "reuse-late",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_CORRECTNESS,
	  .title = "an address is to be shared after bind(2)",
	  .why = "bind(2) has taken the address already, or would have failed: SO_REUSEADDR and SO_REUSEPORT come too late for it. Fine if other sockets alone are to be let in from now on.",
	  .fix = "set it between socket(2) and bind(2)",
	  .see = "socket(7)",
	  .judge = judge_reuse_late },
	{ .id = "reuseport-shared",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_CORRECTNESS,
	  .title = "unrelated programs share a port by SO_REUSEPORT",
	  .why = "the kernel spreads connections over all of them: some clients reach the other program. Fine while one release of a program takes over from another.",
	  .fix = "stop the one that should not be there; set SO_REUSEPORT only where several processes of one program listen",
	  .see = "socket(7)",
	  .judge = judge_reuseport_shared,
	  .related = 1U << SOT_TYPE_BIND },
	{ 0 },
};
