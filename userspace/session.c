// SPDX-License-Identifier: GPL-2.0-only
#include "session.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "clock.h"
#include "privileges.h"
#include "source_end.h"

/* The module wakes nobody for missed calls: look for them at least so often. */
#define WAIT_MS 1000

/* After a read that emptied the device: let some more calls come together. */
#define COALESCE_MS 2

/*
 * A program that makes nothing but calls would get half of a processor that it
 * shares with its reader, and overrun it: auditd takes as much precedence.
 */
#define LIVE_NICE (-4)

static void end(struct session *session, enum exit_code code)
{
	session->done = true;
	if (session->code == EXIT_OK)
		session->code = code;
}

/* Calls that return from now on are none of our business. */
static void cut_off(struct session *session, uint64_t at)
{
	if (output_sink(session->output)->ended)
		end(session, source_end(session->source, session->end_err));
	else if (!session->source->live)
		end(session, EXIT_OK);
	else if (!session->cutoff_ns)
		session->cutoff_ns = at;
}

/* What came of writing: 0, or a negative errno. */
static void check_output(struct session *session, int err)
{
	if (!err || session->quiet)
		return;
	session->quiet = true;
	if (err == -EPIPE)
		end(session, EXIT_OK);
	else
		end(session, fail(EXIT_RUNTIME, "cannot write %s: %s",
				  session->output->name, strerror(-err)));
}

static void flush(struct session *session)
{
	check_output(session, out_flush(&session->output->out));
}

/* Who goes on making files stays who that one is. */
static unsigned int privileges_needed(const struct session *session)
{
	return (session->child ? PRIVILEGE_KILL : 0) |
	       (session->output->makes_files ? PRIVILEGE_USER : 0);
}

/* From here on all that is read was written by others. */
static void give_up_rights(struct session *session)
{
	if (!session->drop_privileges || session->done)
		return;
	session->drop_privileges = false;
	if (privileges_drop(privileges_needed(session)))
		end(session, EXIT_RUNTIME);
}

static void deliver_lost(struct session *session, const struct record *rec)
{
	struct sink *sink = output_sink(session->output);

	summary_lost(&session->summary, &rec->lost);
	check_output(session, sink->ops->lost(sink, rec));
}

static void deliver(struct session *session, const struct record *rec)
{
	struct sink *sink = output_sink(session->output);
	bool shown;

	if (rec->type == SOT_TYPE_LOST) {
		deliver_lost(session, rec);
	} else if (record_is_event(rec)) {
		shown = session->unfiltered ||
			filter_match(session->filter, rec);
		summary_event(&session->summary, !record_is_option(rec), shown);
		if (shown)
			check_output(session, sink->ops->event(sink, rec));
	} else {
		summary_unknown(&session->summary);
	}
}

/* What came of the processes that had the device before this one. */
static void tell_unwritten(struct session *session)
{
	struct record rec = {
		.type = SOT_TYPE_LOST,
		.len = sizeof(rec.lost),
		.raw = (const uint8_t *)&rec.lost,
		.lost = {
			.header = { .len = sizeof(rec.lost),
				    .type = SOT_TYPE_LOST,
				    .hdr_len = sizeof(rec.lost),
				    .cpu = SOT_CPU_NONE },
			.ts_ns = now_ns(),
			.reason = SOT_LOST_UNWRITTEN,
		},
	};

	if (!session->handover)
		return;
	rec.lost.count = handover_unwritten(session->handover);
	if (rec.lost.count)
		deliver_lost(session, &rec);
}

/* For those who come after: that so much is out. */
static void note_written(struct session *session)
{
	if (session->handover && session->code == EXIT_OK && !session->quiet)
		handover_written(session->handover,
				 session->summary.seen -
					 output_sink(session->output)->held);
}

static void begin(struct session *session)
{
	struct sink *sink = output_sink(session->output);

	if (session->begun || !session->source->ready)
		return;
	session->begun = true;
	session->output->begun = true;
	check_output(session, sink->ops->begin(sink, &session->source->stream));
	tell_unwritten(session);
	flush(session);
	note_written(session);
	give_up_rights(session);
}

/* Records are in order of their calls' returns: behind one too late all are. */
static bool is_too_late(const struct session *session, const struct record *rec)
{
	const struct sot_event *event = &rec->event;

	return session->cutoff_ns && record_is_event(rec) &&
	       event->ts_ns + event->duration_ns > session->cutoff_ns;
}

/* All calls up to now were read: a sink may close what it says of that time. */
static void tick(struct session *session)
{
	struct sink *sink = output_sink(session->output);

	if (!session->begun || !sink->wake_ns || now_ns() < sink->wake_ns)
		return;
	check_output(session, sink->ops->tick(sink));
	flush(session);
	note_written(session);
}

/*
 * Whoever looks at a screen says when it is enough: what a recording held stays
 * there until then.
 */
static void end_of_source(struct session *session, int err)
{
	struct sink *sink = output_sink(session->output);

	flush(session);
	if (err == -ENODEV && session->handover)
		handover_forget(session->handover);
	if (!session->begun || session->source->live || !sink->ops->input) {
		end(session, source_end(session->source, err));
		return;
	}
	sink->ended = true;
	session->end_err = err;
	session->wait_source = false;
	sink->wake_ns = now_ns();
	tick(session);
}

static void take_records(struct session *session)
{
	struct record rec;
	int n;

	while (!session->done) {
		n = source_next(session->source, &rec);
		begin(session);
		/* What has not begun takes nothing. */
		if (session->done)
			break;
		if (n == -EBADMSG)
			end_of_source(session, n);
		if (n <= 0)
			break;
		if (is_too_late(session, &rec))
			end(session, EXIT_OK);
		else
			deliver(session, &rec);
	}
}

/* One read, and what is in it. */
static void take_batch(struct session *session)
{
	struct source *source = session->source;
	int n = source_fill(source);

	/* Whoever unpacks does much with bytes before there is a header. */
	if (source->unpack)
		give_up_rights(session);
	session->wait_source = !source->live || n == -EAGAIN;
	session->wait_ms = !source->live ? -1 : n == -EAGAIN ? WAIT_MS : 0;
	if (n > 0) {
		take_records(session);
		if (source->live && source->cap - source->len >= source->least)
			session->wait_ms = COALESCE_MS;
		flush(session);
		note_written(session);
	} else if (n == -EAGAIN) {
		tick(session);
		if (session->cutoff_ns)
			end(session, EXIT_OK);
	} else {
		end_of_source(session, n);
	}
}

static void take_child(struct session *session)
{
	struct child *child = session->child;

	if (!child)
		return;
	child_reap(child);
	if (child->ended)
		cut_off(session, now_ns());
}

/*
 * While a command runs, it is the command's matter to end: Ctrl-C reached it
 * too, other signals are passed on, and only a second one ends the reader.
 */
static void take_signals(struct session *session)
{
	struct signals *signals = &session->signals;
	bool running = session->child && session->child->pid;

	signals_take(signals);
	if (running && signals->asked && !session->passed_on) {
		child_signal(session->child, signals->asked);
		session->passed_on = true;
	} else if (signals->asked || (signals->terminal && !running)) {
		/* Between two reads nothing waits here: the rest is for others. */
		if (session->handover)
			end(session, EXIT_OK);
		else
			cut_off(session, now_ns());
	}
	if (signals->child)
		take_child(session);
}

/* When there is something to do though nothing came; UINT64_MAX: never. */
static uint64_t next_ns(const struct session *session)
{
	uint64_t end = session->source->live ? session->deadline_ns : 0;
	uint64_t wake = session->begun ? output_sink(session->output)->wake_ns :
					 0;

	if (!end || !wake)
		return end + wake ? end + wake : UINT64_MAX;
	return end < wake ? end : wake;
}

static bool has_more(const struct session *session)
{
	return !output_sink(session->output)->ended &&
	       source_has_more(session->source);
}

static int wait_limit(const struct session *session)
{
	uint64_t now = now_ns();
	uint64_t next = next_ns(session);
	uint64_t left_ms;

	if (session->cutoff_ns || has_more(session))
		return 0;
	if (next == UINT64_MAX || !session->wait_ms)
		return session->wait_ms;
	if (next <= now)
		return 0;
	left_ms = (next - now) / 1000000 + 1;
	if (session->wait_ms > 0 && left_ms > (uint64_t)session->wait_ms)
		return session->wait_ms;
	return left_ms < INT_MAX ? (int)left_ms : INT_MAX;
}

static void take_input(struct session *session)
{
	struct sink *sink = output_sink(session->output);
	int asked = sink->ops->input(sink);

	if (asked > 0)
		cut_off(session, now_ns());
	else
		check_output(session, asked);
}

/* Where the user presses keys, if there is such a place. */
static int input_fd(const struct session *session)
{
	const struct sink *sink = output_sink(session->output);

	return session->begun && sink->ops->input ? sink->input_fd : -1;
}

/* True if a read would not wait, or does not because the source is live. */
static bool wait_for_input(struct session *session)
{
	enum { SOURCE, SIGNALS, LISTENER, KEYS, COUNT };
	struct pollfd fds[COUNT] = {
		/* poll skips a negative descriptor */
		[SOURCE] = { .fd = session->wait_source ? session->source->fd :
							  -1,
			     .events = POLLIN },
		[SIGNALS] = { .fd = session->signals.fd, .events = POLLIN },
		[LISTENER] = { .fd = session->output->out.fd },
		[KEYS] = { .fd = input_fd(session), .events = POLLIN },
	};
	int n = poll(fds, COUNT, wait_limit(session));

	if (fds[KEYS].fd >= 0 && (n < 0 || fds[KEYS].revents))
		take_input(session);
	if (n < 0)
		return session->source->live;
	if (fds[SIGNALS].revents)
		take_signals(session);
	if ((fds[LISTENER].revents | fds[KEYS].revents) & (POLLERR | POLLHUP))
		check_output(session, -EPIPE);
	return session->source->live || fds[SOURCE].revents ||
	       has_more(session);
}

static void look_at_clock(struct session *session)
{
	uint64_t now = now_ns();

	if (!session->source->live)
		return;
	if (session->deadline_ns && now >= session->deadline_ns)
		cut_off(session, session->deadline_ns);
	if (now - session->clock_sampled_ns >= WAIT_MS * UINT64_C(1000000)) {
		source_sample_clock(session->source);
		session->clock_sampled_ns = now;
	}
}

static void finish(struct session *session)
{
	struct sink *sink = output_sink(session->output);
	char line[8192];

	if (session->begun && !session->quiet) {
		check_output(session, sink->ops->end(sink));
		flush(session);
		note_written(session);
	}
	if (!session->begun || (session->quiet && session->code == EXIT_OK))
		return;
	if (session->child)
		child_report(session->child);
	summary_format(&session->summary, line, sizeof(line));
	fprintf(stderr, "sockopt-trace: %s\n", line);
	if (session->code == EXIT_OK && session->strict &&
	    summary_has_loss(&session->summary))
		session->code = EXIT_LOSS;
}

enum exit_code session_run(struct session *session)
{
	int err = signals_start(&session->signals, !session->child);
	bool readable;

	if (err)
		return fail(EXIT_RUNTIME, "cannot catch signals: %s",
			    strerror(-err));
	if (session->duration_ns)
		session->deadline_ns = now_ns() + session->duration_ns;
	/* Unless the user chose another; without the privilege it stays. */
	if (session->source->live && !getpriority(PRIO_PROCESS, 0))
		setpriority(PRIO_PROCESS, 0, LIVE_NICE);
	session->unfiltered = filter_is_empty(session->filter);
	session->wait_source = !session->source->live;
	session->wait_ms = session->source->live ? 0 : -1;
	begin(session);
	take_child(session);
	while (!session->done) {
		readable = wait_for_input(session);
		look_at_clock(session);
		if (session->done)
			break;
		if (readable)
			take_batch(session);
		else
			tick(session);
	}
	finish(session);
	return session->code;
}
