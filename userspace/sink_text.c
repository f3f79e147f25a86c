// SPDX-License-Identifier: GPL-2.0-only
/* One line for each record, in the shape that users of strace know. */
#include "sink.h"

#include "address.h"
#include "catalogue/catalogue.h"
#include "names.h"
#include "timestamp.h"
#include "value_event.h"

#define BOLD "\033[1m"
#define RED "\033[31m"
#define DIM "\033[2m"
#define RESET "\033[0m"

static int text_begin(struct sink *sink, const struct stream *stream)
{
	sink->stream = stream;
	return 0;
}

static void color(const struct sink *sink, const char *code)
{
	if (sink->color)
		out_str(sink->out, code);
}

static void put_time(const struct sink *sink, uint64_t ts_ns)
{
	int64_t ns =
		(int64_t)(ts_ns + (uint64_t)sink->stream->realtime_offset_ns);

	color(sink, DIM);
	if (sink->full_date)
		timestamp_full(sink->out, ns, sink->utc);
	else
		timestamp_time(sink->out, ns, sink->utc);
	color(sink, RESET);
	out_chr(sink->out, ' ');
}

/* A program chooses its comm: whatever is in it, a line stays a line. */
static void put_comm(struct out *out, const char *comm)
{
	for (int i = 0; i < SOT_COMM_LEN && comm[i]; i++) {
		unsigned char c = (unsigned char)comm[i];

		if (c >= 0x20 && c < 0x7f && c != '\\') {
			out_chr(out, (char)c);
		} else {
			out_str(out, "\\x");
			out_hex_bytes(out, &c, 1);
		}
	}
}

static void put_caller(struct out *out, const struct sot_event *event)
{
	put_comm(out, event->comm);
	out_chr(out, '[');
	out_u64(out, event->pid);
	out_chr(out, '/');
	out_u64(out, event->tid);
	out_str(out, "] ");
}

static void put_socket(struct out *out, const struct record *rec)
{
	out_i64(out, rec->event.fd);
	if (rec->event.flags & SOT_F_NOSOCK)
		return;
	out_chr(out, '<');
	address_socket(out, rec);
	out_chr(out, '>');
}

static void put_unknown(struct out *out, const char *what)
{
	out_str(out, " /* ");
	out_str(out, what);
	out_str(out, " */");
}

static void put_optname(struct out *out, const struct opt_level *level,
			const struct opt *opt, int32_t optname)
{
	if (opt && opt->name) {
		out_str(out, opt->name);
	} else if (level && level->prefix) {
		out_hex(out, (uint32_t)optname);
		put_unknown(out, level->prefix);
	} else {
		out_i64(out, optname);
	}
}

static void put_value(struct out *out, const struct record *rec,
		      const struct opt *opt)
{
	struct value v;

	switch (event_value(rec, &v)) {
	case EVENT_VALUE_NULL:
		out_str(out, "NULL");
		break;
	case EVENT_VALUE_NONE:
		out_hex(out, rec->event.optval);
		break;
	case EVENT_VALUE_OMITTED:
		out_str(out, "<omitted>");
		break;
	case EVENT_VALUE_BYTES:
		value_print_text(out, opt ? opt->type : NULL, &v);
		break;
	}
}

static void put_optlen(struct out *out, const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	struct event_optlen optlen = event_optlen(rec);

	if (rec->type == SOT_TYPE_SETSOCKOPT) {
		out_i64(out, event->optlen);
	} else if (!optlen.pointer) {
		out_str(out, "NULL");
	} else if (!optlen.in_known) {
		out_hex(out, event->optlen_ptr);
	} else {
		out_chr(out, '[');
		out_i64(out, event->optlen);
		if (!optlen.out_known) {
			out_str(out, " => ?");
		} else if (event->optlen_out != event->optlen) {
			out_str(out, " => ");
			out_i64(out, event->optlen_out);
		}
		out_chr(out, ']');
	}
}

static void put_error(struct out *out, uint32_t err)
{
	const char *name = errno_name(err);
	const char *message = errno_message(err);

	out_str(out, "-1 ");
	if (name) {
		out_str(out, name);
	} else {
		out_str(out, "ERRNO_");
		out_u64(out, err);
	}
	if (message) {
		out_str(out, " (");
		out_str(out, message);
		out_chr(out, ')');
	}
}

static void put_result(const struct sink *sink, int32_t ret)
{
	out_str(sink->out, ") = ");
	if (ret >= 0) {
		out_i64(sink->out, ret);
		return;
	}
	color(sink, RED);
	put_error(sink->out, 0 - (uint32_t)ret);
	color(sink, RESET);
}

/* Cut, not rounded: 999.96 us must not become 1000.0 us. */
static void put_duration(struct out *out, uint64_t ns)
{
	uint64_t us = ns / 1000;

	out_str(out, " <");
	if (us < 1000) {
		out_u64(out, us);
		out_chr(out, '.');
		out_u64(out, ns % 1000 / 100);
		out_str(out, "us>");
	} else {
		bool ms = us < 1000000;
		uint64_t thousandths = ms ? us : us / 1000;

		out_u64(out, thousandths / 1000);
		out_chr(out, '.');
		out_pad0(out, thousandths % 1000, 3);
		out_str(out, ms ? "ms>" : "s>");
	}
}

static void put_note(struct out *out, const char *name, bool *first)
{
	out_str(out, *first ? " {" : ",");
	out_str(out, name);
	*first = false;
}

static void put_notes(struct out *out, const struct sot_event *event)
{
	const char *via = names_get(&names_vias, event->via);
	bool first = true;

	if (event->via != SOT_VIA_SYSCALL)
		put_note(out, via ? via : "via_unknown", &first);
	for (size_t i = 0; i < event_notes_count; i++)
		if (event->flags & event_notes[i].flag)
			put_note(out, event_notes[i].name, &first);
	if (!first)
		out_chr(out, '}');
}

static int text_event(struct sink *sink, const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	const struct opt_level *level = catalogue_level(
		event->level, event->sock_family, event->sock_protocol);
	const struct opt *opt =
		catalogue_opt(level, event->optname, event_direction(rec));
	struct out *out = sink->out;

	put_time(sink, event->ts_ns);
	put_caller(out, event);
	color(sink, BOLD);
	out_str(out, event_call(rec->type));
	color(sink, RESET);
	out_chr(out, '(');
	put_socket(out, rec);
	out_str(out, ", ");
	if (level) {
		out_str(out, level->name);
	} else {
		out_i64(out, event->level);
		put_unknown(out, "SOL_???");
	}
	out_str(out, ", ");
	color(sink, BOLD);
	put_optname(out, level, opt, event->optname);
	color(sink, RESET);
	out_str(out, ", ");
	put_value(out, rec, opt);
	out_str(out, ", ");
	put_optlen(out, rec);
	put_result(sink, event->ret);
	put_duration(out, event->duration_ns);
	put_notes(out, event);
	out_chr(out, '\n');
	return out_flush_full(out);
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
	color(sink, RED);
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
	default:
		put_overrun(out, lost);
		out_str(out, ": reason ");
		out_u64(out, lost->reason);
		break;
	}
	color(sink, RESET);
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
