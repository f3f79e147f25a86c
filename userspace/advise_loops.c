// SPDX-License-Identifier: GPL-2.0-only
/* Rules about calls that come again and again. */
#include "advise_scene.h"

#include <inttypes.h>
#include <stdio.h>

#include "advise_loops.h"

bool loop_counts(const struct call *call)
{
	return !call->ok || (!call->set && (call_is(call, AT_SOCKET, 4) ||
					    call_is(call, AT_TCP, 11)));
}

bool loop_is_full(const struct loop *loop, uint64_t ts_ns)
{
	return loop->count >= LOOP_CALLS && ts_ns > loop->start_ns;
}

static bool say_rate(struct scene *scene, const char *result)
{
	const struct loop *loop = scene->loop;
	uint64_t ns = scene->call->event->ts_ns - loop->start_ns;

	return say(scene,
		   "%s(%s)%s %u times within %" PRIu64 ".%03" PRIu64
		   " ms on one socket: %" PRIu64 " a second",
		   event_call(scene->call->rec->type), call_name(scene->call),
		   result, loop->count, ns / 1000000, ns / 1000 % 1000,
		   loop->count * UINT64_C(1000000000) / ns);
}

static bool judge_busy(struct scene *scene)
{
	const struct call *call = scene->call;

	return scene->loop && call->ok &&
	       loop_is_full(scene->loop, call->event->ts_ns) &&
	       say_rate(scene, "");
}

static bool judge_failing(struct scene *scene)
{
	const struct call *call = scene->call;
	char result[48];

	if (!scene->loop || call->ok ||
	    !loop_is_full(scene->loop, call->event->ts_ns))
		return false;
	snprintf(result, sizeof(result), " failed with %s", call_error(call));
	return say_rate(scene, result);
}

const struct rule rules_loops[] = {
	{ .id = "busy-loop",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_PERFORMANCE,
	  .title = "a socket is asked again and again",
	  .why = "a hundred questions within a second cost time that the answers are not worth: SO_ERROR has to be read once when poll(2) says that connect(2) is done, and TCP_INFO copies hundreds of bytes.",
	  .fix = "wait with poll(2) or epoll(7); sample TCP_INFO once a second or for one connection of many",
	  .see = "connect(2), tcp(7)",
	  .judge = judge_busy },
	{ .id = "failing-loop",
	  .severity = SEVERITY_ERROR,
	  .class = CLASS_CORRECTNESS,
	  .title = "a call fails again and again",
	  .why = "the same call on the same socket failed a hundred times within a second: the program does not notice, or does not give up.",
	  .fix = "look at what the call returns; close the socket, or go on without the option",
	  .see = "setsockopt(2)",
	  .judge = judge_failing },
	{ 0 },
};
