// SPDX-License-Identifier: GPL-2.0-only
/* One line for each record, in the shape that users of strace know. */
#include "sink.h"

#include <sys/ioctl.h>

#include "related_call.h"
#include "repeat.h"
#include "text_parts.h"
#include "timestamp.h"
#include "wrap.h"

/* Callers are shown in so many columns at most; wider ones push the line. */
#define CALLER_MOST 20
/* Blanks before what does not fit into a line: as many as a time takes. */
#define INDENT 16

static int text_begin(struct sink *sink, const struct stream *stream)
{
	sink->stream = stream;
	return 0;
}

static void put_time(const struct sink *sink, uint64_t ts_ns)
{
	int64_t ns =
		(int64_t)(ts_ns + (uint64_t)sink->stream->realtime_offset_ns);

	text_color(sink, TEXT_DIM);
	if (sink->full_date)
		timestamp_full(sink->out, ns, sink->utc);
	else
		timestamp_time(sink->out, ns, sink->utc);
	text_color(sink, TEXT_RESET);
	out_chr(sink->out, ' ');
}

/* Where lines wrap, calls stand below each other. */
static void align_caller(struct sink *sink, size_t width)
{
	if (width > sink->caller)
		sink->caller = width < CALLER_MOST ? width : CALLER_MOST;
	while (width++ < sink->caller)
		out_chr(sink->out, ' ');
}

static void print_caller(struct sink *sink, const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	struct out *out = sink->out;
	size_t start = out->len;

	text_comm(out, event->comm);
	out_chr(out, '[');
	out_u64(out, event->pid);
	out_chr(out, '/');
	out_u64(out, event->tid);
	out_chr(out, ']');
	if (sink->columns)
		align_caller(sink, out->len - start);
	out_chr(out, ' ');
	text_color(sink, TEXT_BOLD);
	out_str(out,
		related_is_accept4(rec) ? "accept4" : event_call(rec->type));
	text_color(sink, TEXT_RESET);
	out_chr(out, '(');
}

/* How far callers are aligned changes as wider ones come. */
static void put_caller(struct sink *sink, const struct record *rec)
{
	struct repeat repeat;

	if (sink->columns) {
		print_caller(sink, rec);
	} else if (!repeat_begin(&repeat, sink, rec, MEMO_CALLER)) {
		print_caller(sink, rec);
		repeat_end(&repeat, sink);
	}
}

/* A user may make the window wider or narrower at any time. */
static void look_at_tty(struct sink *sink)
{
	struct winsize size;

	if (sink->follow_tty && !ioctl(sink->out->fd, TIOCGWINSZ, &size))
		sink->columns = size.ws_col;
}

static void put_socket(const struct sink *sink, const struct record *rec)
{
	struct repeat repeat;

	if (repeat_begin(&repeat, sink, rec, MEMO_SOCKET))
		return;
	out_i64(sink->out, rec->event.fd);
	text_socket(sink->out, rec);
	repeat_end(&repeat, sink);
}

static void print_option(struct sink *sink, const struct record *rec,
			 struct wrap *wrap)
{
	const struct sot_event *event = &rec->event;
	const struct opt_level *level = catalogue_level(
		event->level, event->sock_family, event->sock_protocol);
	const struct opt *opt =
		catalogue_opt(level, event->optname, event_direction(rec));
	struct out *out = sink->out;

	text_next(wrap, out);
	text_level(sink, level, event->level);
	text_next(wrap, out);
	text_color(sink, TEXT_BOLD);
	text_optname(sink, level, opt, event->optname);
	text_color(sink, TEXT_RESET);
	text_next(wrap, out);
	text_value(out, rec, opt ? opt->type : NULL);
	if (sink->verbose)
		text_bytes(out, rec, opt ? opt->unit : NULL);
	text_next(wrap, out);
	text_optlen(out, rec);
	text_result(sink, event->ret);
}

/* Text that is copied does not tell where it may break. */
static void put_option(struct sink *sink, const struct record *rec,
		       struct wrap *wrap)
{
	struct repeat repeat;

	if (sink->columns) {
		print_option(sink, rec, wrap);
	} else if (!repeat_begin(&repeat, sink, rec, MEMO_OPTION)) {
		print_option(sink, rec, wrap);
		repeat_end(&repeat, sink);
	}
}

void text_call(struct sink *sink, const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	struct out *out = sink->out;
	struct wrap wrap;

	wrap_begin(&wrap, out);
	put_time(sink, event->ts_ns);
	if (!record_is_option(rec)) {
		print_caller(sink, rec);
		text_related(sink, rec, &wrap);
	} else {
		put_caller(sink, rec);
		put_socket(sink, rec);
		put_option(sink, rec, &wrap);
	}
	text_duration(out, event->duration_ns);
	text_notes(out, event);
	if (sink->verbose)
		text_details(sink, &wrap, event);
	wrap_end(&wrap, out, sink->columns, INDENT);
	out_chr(out, '\n');
}

static int text_event(struct sink *sink, const struct record *rec)
{
	look_at_tty(sink);
	text_call(sink, rec);
	return out_flush_full(sink->out);
}

static void put_overrun(struct out *out, const struct sot_lost *lost)
{
	out_str(out, "lost ");
	out_u64(out, lost->count);
	out_str(out, lost->count == 1 ? " event" : " events");
	if (lost->header.cpu != SOT_CPU_NONE) {
		out_str(out, " on CPU ");
		out_u64(out, lost->header.cpu);
	}
}

static void put_missed(struct out *out, const struct sot_lost *lost)
{
	const char *call = event_call(lost->call);

	out_str(out, "missed ");
	out_u64(out, lost->count);
	if (call) {
		out_chr(out, ' ');
		out_str(out, call);
	}
	out_str(out, lost->count == 1 ? " call" : " calls");
}

static int text_lost(struct sink *sink, const struct record *rec)
{
	const struct sot_lost *lost = &rec->lost;
	struct out *out = sink->out;

	put_time(sink, lost->ts_ns);
	text_color(sink, TEXT_RED);
	out_str(out, "*** ");
	switch (lost->reason) {
	case SOT_LOST_OVERRUN:
		put_overrun(out, lost);
		out_str(out,
			": overrun (read faster, filter more, or raise buffer_kb)");
		break;
	case SOT_LOST_MISSED:
		put_missed(out, lost);
		out_str(out, ": no free kretprobe instance (raise maxactive)");
		break;
	case SOT_LOST_DISARMED:
		out_str(out,
			"blind: the probes were switched off, see kernel.ftrace_enabled and /sys/kernel/debug/kprobes/enabled");
		break;
	case SOT_LOST_REARMED:
		out_str(out, "the probes work again");
		break;
	case SOT_LOST_UNWRITTEN:
		put_overrun(out, lost);
		out_str(out,
			": unwritten (their reader was killed before it wrote them)");
		break;
	default:
		put_overrun(out, lost);
		out_str(out, ": reason ");
		out_u64(out, lost->reason);
		break;
	}
	text_color(sink, TEXT_RESET);
	out_chr(out, '\n');
	return out_flush_full(out);
}

static int text_end(struct sink *sink)
{
	return out_flush(sink->out);
}

const struct sink_ops sink_text = {
	.begin = text_begin,
	.event = text_event,
	.lost = text_lost,
	.end = text_end,
};
