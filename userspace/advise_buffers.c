// SPDX-License-Identifier: GPL-2.0-only
/* Rules about the sizes of buffers. */
#include "advise_scene.h"

#include <inttypes.h>

/* The two buffers, and each under the name that needs a right. */
static const struct {
	int32_t optname;
	enum track track;
	bool forced; /* past the limit of the system */
} buffers[] = {
	{ 7, TRACK_SNDBUF, false },
	{ 8, TRACK_RCVBUF, false },
	{ 32, TRACK_SNDBUF, true },
	{ 33, TRACK_RCVBUF, true },
};

#define NONE (-1)

static int which(const struct call *call)
{
	if (call->event->level == AT_SOCKET)
		for (int i = 0; i < 4; i++)
			if (buffers[i].optname == call->event->optname)
				return i;
	return NONE;
}

static bool judge_fixed(struct scene *scene)
{
	const struct call *call = scene->call;

	if (which(call) == NONE || !call->set || !call->ok ||
	    !call->has_number || !event_is_tcp(call->event))
		return false;
	return say(scene, "%s set to %" PRId64 " on a TCP socket",
		   call_name(call), call->number);
}

static bool clamped_by(struct scene *scene, int buffer)
{
	const struct call *call = scene->call;
	bool receives = buffers[buffer].track == TRACK_RCVBUF;
	uint64_t max = receives ? scene->host->rmem_max : scene->host->wmem_max;

	if (!call->ok || !max || call->number <= (int64_t)max)
		return false;
	return say(scene,
		   "asked for %" PRId64 " bytes of %s, got %" PRIu64
		   " as net.core.%s says (shown as twice that, %" PRIu64 ")",
		   call->number, call_name(call), max,
		   receives ? "rmem_max" : "wmem_max", 2 * max);
}

/* The kernel returns twice what it took. */
static bool clamped_seen(struct scene *scene, int buffer)
{
	const struct call *call = scene->call;
	struct tracked *asked = &scene->sock->tracked[buffers[buffer].track];
	bool receives = buffers[buffer].track == TRACK_RCVBUF;

	if (!call->ok || !asked->sets || asked->told ||
	    asked->value > INT32_MAX / 2 || call->number >= 2 * asked->value)
		return false;
	asked->told = true;
	return say(scene,
		   "asked for %" PRId64 " bytes of %s, got %" PRId64
		   " (shown as twice that, %" PRId64 "): net.core.%s",
		   asked->value, call_name(call), call->number / 2,
		   call->number, receives ? "rmem_max" : "wmem_max");
}

/* Libraries ask for more than a UNIX socket needs, and then force it: sd_journal. */
static bool judge_clamped(struct scene *scene)
{
	int buffer = which(scene->call);

	if (buffer == NONE || buffers[buffer].forced ||
	    scene->call->event->sock_family == AF_UNIX ||
	    !scene->call->has_number)
		return false;
	if (scene->call->set)
		return clamped_by(scene, buffer);
	/* Where the limit is known, the call that asked was judged. */
	return scene->sock && !scene->host->rmem_max &&
	       clamped_seen(scene, buffer);
}

static bool judge_late(struct scene *scene)
{
	const struct call *call = scene->call;
	int buffer = which(call);

	if (buffer == NONE || buffers[buffer].track != TRACK_RCVBUF ||
	    !call->set || !call->ok || !call->has_number ||
	    !event_is_tcp(call->event) ||
	    call->event->sock_state == STATE_CLOSE)
		return false;
	return say(scene, "%s set to %" PRId64 " on a socket that %s already",
		   call_name(call), call->number,
		   call->event->sock_state == STATE_LISTEN ? "listens" :
							     "is connected");
}

const struct rule rules_buffers[] = {
	{ .id = "buffer-fixed",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_PERFORMANCE,
	  .title = "a buffer of fixed size: automatic tuning is off",
	  .why = "TCP sizes its buffers by what a connection needs, up to net.ipv4.tcp_rmem and tcp_wmem; a size that a program sets stays, and caps the throughput at size / round trip time. Fine where memory for each connection has to be bounded.",
	  .fix = "do not set SO_RCVBUF and SO_SNDBUF of TCP sockets, or make it a setting that is off by default; raise the last numbers of net.ipv4.tcp_rmem and tcp_wmem instead",
	  .see = "tcp(7), Documentation/networking/ip-sysctl.rst",
	  .judge = judge_fixed },
	{ .id = "buffer-clamped",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_PERFORMANCE,
	  .title = "a buffer is smaller than what was asked for",
	  .why = "the kernel cuts the size to a limit of the system, without an error. Fine if the program asks for as much as it can get.",
	  .fix = "raise net.core.rmem_max or wmem_max, ask for less, or use SO_RCVBUFFORCE or SO_SNDBUFFORCE with CAP_NET_ADMIN; read the option back to know",
	  .see = "socket(7), Documentation/admin-guide/sysctl/net.rst",
	  .judge = judge_clamped },
	{ .id = "buffer-late",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_PERFORMANCE,
	  .title = "a receive buffer is set after connect(2) or listen(2)",
	  .why = "the scale of the TCP window is agreed on in the first packets: a larger buffer that is set later can never be used in full, and of a listener not by connections that wait already.",
	  .fix = "set SO_RCVBUF between socket(2) and connect(2) or listen(2); connections that are accepted inherit it",
	  .see = "tcp(7), RFC 7323",
	  .judge = judge_late },
	{ 0 },
};
