// SPDX-License-Identifier: GPL-2.0-only
/* Rules about how TCP sends, and about waiting and closing. */
#include "advise_scene.h"

#include <errno.h>
#include <inttypes.h>

#include "related_call.h"

#define TCP_CONGESTION_NR 13
#define SO_LINGER_NR 13
#define HOUR 3600

static bool judge_nodelay_and_cork(struct scene *scene)
{
	const struct tracked *cork = &scene->sock->tracked[TRACK_CORK];

	if (!scene->sock->tracked[TRACK_NODELAY].value || !cork->value ||
	    cork->was_off)
		return false;
	return say(
		scene,
		"TCP_NODELAY and TCP_CORK are both on, and TCP_CORK was never switched off");
}

/*
 * A connection on which this often small segments went to and fro, and not the
 * other way alone: what is larger fills a segment, which Nagle lets go.
 */
#define EXCHANGES 16
#define SMALL_BYTES 512

static bool judge_nodelay_missing(struct scene *scene)
{
	struct sot_tcp_end end;
	uint64_t bytes;

	if (!related_end(scene->call->rec, &end) ||
	    end.flags & (SOT_TCP_NODELAY | SOT_TCP_CORK) ||
	    end.data_segs_out < EXCHANGES || end.data_segs_in < EXCHANGES)
		return false;
	bytes = end.bytes_sent / end.data_segs_out;
	if (bytes >= SMALL_BYTES)
		return false;
	return say(scene,
		   "%" PRIu32 " segments of %" PRIu64
		   " bytes on average were sent, %" PRIu32
		   " came back, and TCP_NODELAY was off to the end",
		   end.data_segs_out, bytes, end.data_segs_in);
}

static bool judge_quickack_once(struct scene *scene)
{
	const struct tracked *quickack = &scene->sock->tracked[TRACK_QUICKACK];

	if (!quickack->value || quickack->sets != 1)
		return false;
	return say(scene, "TCP_QUICKACK set once on a socket, and not again");
}

static bool judge_linger_reset(struct scene *scene)
{
	const struct call *call = scene->call;
	int64_t on, seconds;

	if (!call_did_set(call, AT_SOCKET, SO_LINGER_NR) ||
	    !event_is_tcp(call->event) || !call_field(call, 0, 4, &on) ||
	    !call_field(call, 4, 4, &seconds) || !on || seconds)
		return false;
	return say(scene, "SO_LINGER set to on with 0 seconds");
}

static bool judge_congestion(struct scene *scene)
{
	const struct call *call = scene->call;
	const char *known = scene->host->congestion;

	if (!call->set || !call_is(call, AT_TCP, TCP_CONGESTION_NR) ||
	    call->event->ret != -ENOENT || !call->has_value)
		return false;
	return say(scene, "no congestion control \"%.*s\"%s%s",
		   (int)(call->value.len < 15 ? call->value.len : 15),
		   (const char *)call->value.bytes,
		   *known ? "; there are: " : "", known);
}

/* Seconds of a struct timeval; false if the call sets none. */
static bool timeout_of(const struct call *call, int64_t *seconds,
		       int64_t *micros)
{
	enum track track = track_of(call->event);
	size_t width = call->value.len >= 16 ? 8 : 4;

	return (track == TRACK_RCVTIMEO || track == TRACK_SNDTIMEO) &&
	       call->set && call->ok && call_field(call, 0, width, seconds) &&
	       call_field(call, width, width, micros);
}

static bool judge_timeout_none(struct scene *scene)
{
	const struct call *call = scene->call;
	int64_t seconds, micros;

	/* To take back one that was set is the only use of it. */
	if (!scene->sock || !timeout_of(call, &seconds, &micros) || seconds ||
	    micros || scene->sock->tracked[track_of(call->event)].sets)
		return false;
	return say(scene, "%s set to 0, and no limit was seen to be set before",
		   call_name(call));
}

static bool judge_timeout_long(struct scene *scene)
{
	int64_t seconds, micros;

	if (!timeout_of(scene->call, &seconds, &micros) || seconds <= HOUR)
		return false;
	return say(scene, "%s set to %" PRId64 " seconds",
		   call_name(scene->call), seconds);
}

const struct rule rules_tcp[] = {
	{ .id = "nodelay-and-cork",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_PERFORMANCE,
	  .title = "TCP_NODELAY and TCP_CORK work against each other",
	  .why = "TCP_CORK wins: a last piece that does not fill a segment waits for up to 200 ms, though TCP_NODELAY asked for none. Fine if the connection is closed behind each response, which sends what waits.",
	  .fix = "switch TCP_CORK off behind each response, or use MSG_MORE with TCP_NODELAY alone",
	  .see = "tcp(7)",
	  .judge = judge_nodelay_and_cork,
	  .tracks = TRACK(CORK) },
	{ .id = "nodelay-missing",
	  .severity = SEVERITY_INFO,
	  .class = CLASS_PERFORMANCE,
	  .title = "small messages to and fro without TCP_NODELAY",
	  .why = "a small write(2) waits while an earlier one is not acknowledged, and the peer may take 40 ms for that: a message of two pieces is late by so much. Fine if each is written at once, and answered before the next.",
	  .fix = "set TCP_NODELAY, and write each message with one write(2) or writev(2)",
	  .see = "tcp(7), RFC 896",
	  .judge = judge_nodelay_missing,
	  .related = 1U << SOT_TYPE_CLOSE },
	{ .id = "quickack-once",
	  .severity = SEVERITY_INFO,
	  .class = CLASS_PERFORMANCE,
	  .title = "TCP_QUICKACK does not last",
	  .why = "the kernel goes back to delayed acknowledgements as it sees fit, mostly after the next piece of data that is sent. Fine if only the first exchange of a connection matters.",
	  .fix = "set TCP_QUICKACK again after each read(2), or leave it alone",
	  .see = "tcp(7)",
	  .judge = judge_quickack_once,
	  .tracks = TRACK(QUICKACK) },
	{ .id = "linger-reset",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_CORRECTNESS,
	  .title = "close(2) will reset the connection",
	  .why = "SO_LINGER with 0 seconds throws unsent data away and sends RST: the peer's next read(2) fails with ECONNRESET, perhaps before it has read what arrived. Fine to drop a connection on purpose, as load generators and health checks do.",
	  .fix = "leave SO_LINGER off; against many sockets in TIME_WAIT let the client close first, or reuse connections",
	  .see = "socket(7)",
	  .judge = judge_linger_reset },
	{ .id = "congestion-unknown",
	  .severity = SEVERITY_ERROR,
	  .class = CLASS_CORRECTNESS,
	  .title = "there is no such congestion control",
	  .why = "the call failed: the connection goes on with the algorithm of the system.",
	  .fix = "correct the name, or load its module, tcp_NAME, as the kernel does by itself for CAP_NET_ADMIN alone; net.ipv4.tcp_available_congestion_control has those that are loaded",
	  .see = "tcp(7)",
	  .judge = judge_congestion },
	{ .id = "timeout-none",
	  .severity = SEVERITY_INFO,
	  .class = CLASS_CORRECTNESS,
	  .title = "a timeout of 0 waits for ever",
	  .why = "0 is what a new socket has: it means no limit, not an immediate return. Fine where the program says the default aloud.",
	  .fix = "for calls that return at once use O_NONBLOCK or MSG_DONTWAIT; else give a time",
	  .see = "socket(7)",
	  .judge = judge_timeout_none },
	{ .id = "timeout-long",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_CORRECTNESS,
	  .title = "a timeout of more than an hour",
	  .why = "often milliseconds were put into tv_sec. Fine if such a wait is meant.",
	  .fix = "tv_sec counts seconds, tv_usec microseconds",
	  .see = "socket(7)",
	  .judge = judge_timeout_long },
	{ 0 },
};
