// SPDX-License-Identifier: GPL-2.0-only
/* Rules about how soon a dead peer is noticed. */
#include "advise_scene.h"

#include <inttypes.h>
#include <stdio.h>

#define HOUR 3600

/* What a connection is probed with, in seconds and probes. */
struct probing {
	int64_t idle, interval, probes;
	bool is_known; /* of this host, or all of it was set */
};

static int64_t choose(const struct tracked *tracked, uint64_t host,
		      int64_t usual, bool *is_known)
{
	if (tracked->sets)
		return tracked->value;
	*is_known &= host != 0;
	return host ? (int64_t)host : usual;
}

static struct probing probing_of(const struct scene *scene)
{
	const struct advise_host *host = scene->host;
	const struct tracked *tracked = scene->sock->tracked;
	struct probing probing = { .is_known = true };
	bool *known = &probing.is_known;

	probing.idle = choose(&tracked[TRACK_KEEPIDLE], host->keepalive_time,
			      7200, known);
	probing.interval = choose(&tracked[TRACK_KEEPINTVL],
				  host->keepalive_intvl, 75, known);
	probing.probes = choose(&tracked[TRACK_KEEPCNT], host->keepalive_probes,
				9, known);
	return probing;
}

/*
 * How many probes go out before the connection is given up: with a user timeout,
 * at the first time of a probe that is as late, but not before one was sent.
 */
static int64_t probes_sent(const struct probing *probing, int64_t timeout_ms)
{
	int64_t after = (timeout_ms + 999) / 1000 - probing->idle;

	if (!timeout_ms)
		return probing->probes;
	/* The kernel takes no interval of 0, but a recording may tell of one. */
	if (after <= probing->interval || probing->interval <= 0)
		return 1;
	return (after + probing->interval - 1) / probing->interval;
}

static const char *duration(int64_t seconds)
{
	static char text[64];

	if (seconds >= HOUR)
		snprintf(text, sizeof(text),
			 "%" PRId64 " h %" PRId64 " min %" PRId64 " s",
			 seconds / HOUR, seconds / 60 % 60, seconds % 60);
	else
		snprintf(text, sizeof(text), "%" PRId64 " s", seconds);
	return text;
}

static bool judge_off(struct scene *scene)
{
	const struct tracked *tracked = scene->sock->tracked;

	/* A listener may hand one of both on to those that it accepts. */
	if (tracked[TRACK_KEEPALIVE].sets ||
	    (scene->port && scene->port->keepalive) ||
	    !(tracked[TRACK_KEEPIDLE].sets || tracked[TRACK_KEEPINTVL].sets ||
	      tracked[TRACK_KEEPCNT].sets))
		return false;
	return say(
		scene,
		"keepalive times were set, but SO_KEEPALIVE was not: no probe is ever sent");
}

static bool judge_slow(struct scene *scene)
{
	const struct tracked *tracked = scene->sock->tracked;
	struct probing probing = probing_of(scene);
	int64_t sent = probes_sent(&probing, tracked[TRACK_USER_TIMEOUT].value);
	int64_t seconds = probing.idle + sent * probing.interval;

	if (!tracked[TRACK_KEEPALIVE].value || seconds <= HOUR)
		return false;
	return say(
		scene,
		"a dead peer of an idle connection is noticed after %s: %" PRId64
		" s idle, then %" PRId64 " probes every %" PRId64 " s%s",
		duration(seconds), probing.idle, sent, probing.interval,
		probing.is_known ? "" : " (by the kernel's usual defaults)");
}

static bool judge_user_timeout(struct scene *scene)
{
	const struct tracked *tracked = scene->sock->tracked;
	struct probing probing = probing_of(scene);
	int64_t timeout_ms = tracked[TRACK_USER_TIMEOUT].value;
	int64_t sent = probes_sent(&probing, timeout_ms);
	int64_t asked = tracked[TRACK_KEEPCNT].value;

	/* One probe more or less is a matter of rounding. */
	if (!tracked[TRACK_KEEPALIVE].value || timeout_ms <= 0 ||
	    !tracked[TRACK_KEEPCNT].sets ||
	    (sent - asked <= 1 && asked - sent <= 1))
		return false;
	return say(scene,
		   "TCP_KEEPCNT %" PRId64
		   " does not count: by TCP_USER_TIMEOUT %" PRId64
		   " ms a dead peer is given up after %" PRId64 " probes, %s",
		   asked, timeout_ms, sent,
		   duration(probing.idle + sent * probing.interval));
}

#define TIMES (TRACK(KEEPIDLE) | TRACK(KEEPINTVL) | TRACK(KEEPCNT))

const struct rule rules_keepalive[] = {
	{ .id = "keepalive-off",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_CORRECTNESS,
	  .title = "keepalive times without SO_KEEPALIVE",
	  .why = "TCP_KEEPIDLE, TCP_KEEPINTVL and TCP_KEEPCNT only say how to probe; whether to is said by SO_KEEPALIVE, which is off by default: a dead peer goes unnoticed. Fine if SO_KEEPALIVE was set before this trace began.",
	  .fix = "set SO_KEEPALIVE to 1 as well",
	  .see = "tcp(7), socket(7)",
	  .judge = judge_off,
	  .tracks = TIMES },
	{ .id = "keepalive-slow",
	  .severity = SEVERITY_INFO,
	  .class = CLASS_CORRECTNESS,
	  .title = "a dead peer is noticed after more than an hour",
	  .why = "firewalls and NAT forget idle connections within minutes, and the program waits for a peer that is gone. Fine if the protocol has a heartbeat of its own.",
	  .fix = "set TCP_KEEPIDLE, TCP_KEEPINTVL and TCP_KEEPCNT: 60, 10 and 6 notice it after two minutes",
	  .see = "tcp(7)",
	  .judge = judge_slow,
	  .tracks = TRACK(KEEPALIVE) | TIMES },
	{ .id = "user-timeout-overrides",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_CORRECTNESS,
	  .title = "TCP_USER_TIMEOUT takes the place of TCP_KEEPCNT",
	  .why = "with both, the time decides when an idle connection is given up, and the number of probes does not count.",
	  .fix = "set TCP_USER_TIMEOUT to 1000 * (TCP_KEEPIDLE + TCP_KEEPINTVL * TCP_KEEPCNT), or a little less",
	  .see = "tcp(7), RFC 5482",
	  .judge = judge_user_timeout,
	  .tracks = TRACK(USER_TIMEOUT) | TRACK(KEEPCNT) },
	{ 0 },
};
