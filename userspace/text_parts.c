// SPDX-License-Identifier: GPL-2.0-only
#include "text_parts.h"

#include "address.h"
#include "names.h"

void text_socket(struct out *out, const struct record *rec)
{
	if (rec->event.flags & SOT_F_NOSOCK)
		return;
	out_chr(out, '<');
	address_socket(out, rec);
	out_chr(out, '>');
}

static void put_remark(struct out *out, const char *what)
{
	out_str(out, " /* ");
	out_str(out, what);
	out_str(out, " */");
}

static void put_number(struct out *out, int64_t n)
{
	out_str(out, " /* ");
	out_i64(out, n);
	out_str(out, " */");
}

void text_level(const struct sink *sink, const struct opt_level *level,
		int32_t number)
{
	if (!level) {
		out_i64(sink->out, number);
		put_remark(sink->out, "SOL_???");
		return;
	}
	out_str(sink->out, level->name);
	if (sink->verbose)
		put_number(sink->out, number);
}

void text_optname(const struct sink *sink, const struct opt_level *level,
		  const struct opt *opt, int32_t optname)
{
	struct out *out = sink->out;

	if (opt && opt->name) {
		out_str(out, opt->name);
		if (sink->verbose)
			put_number(out, optname);
	} else if (level && level->prefix) {
		out_hex(out, (uint32_t)optname);
		put_remark(out, level->prefix);
	} else {
		out_i64(out, optname);
	}
}

void text_value(struct out *out, const struct record *rec,
		const struct value_type *type)
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
		value_print_text(out, type, &v);
		break;
	}
}

static void put_hex(struct out *out, const char *what, const uint8_t *bytes,
		    uint32_t len, const char *unit)
{
	if (!len)
		return;
	out_str(out, " /* ");
	out_str(out, what);
	out_hex_bytes(out, bytes, len);
	if (unit) {
		out_str(out, ", ");
		out_str(out, unit);
	}
	out_str(out, " */");
}

void text_bytes(struct out *out, const struct record *rec, const char *unit)
{
	put_hex(out, "", rec->value, rec->event.value_len, unit);
	put_hex(out, "in ", rec->in, rec->event.in_len, NULL);
}

void text_optlen(struct out *out, const struct record *rec)
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

void text_result(const struct sink *sink, int32_t ret)
{
	out_str(sink->out, ") = ");
	if (ret >= 0) {
		out_i64(sink->out, ret);
		return;
	}
	text_color(sink, TEXT_RED);
	put_error(sink->out, 0 - (uint32_t)ret);
	text_color(sink, TEXT_RESET);
	if (sink->verbose)
		put_number(sink->out, -(int64_t)ret);
}

/* Cut, not rounded: 999.96 us must not become 1000.0 us. */
void text_duration(struct out *out, uint64_t ns)
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
		out_pad0(out, (uint32_t)(thousandths % 1000), 3);
		out_str(out, ms ? "ms>" : "s>");
	}
}

static void put_note(struct out *out, const char *name, bool *first)
{
	out_str(out, *first ? " {" : ",");
	out_str(out, name);
	*first = false;
}

void text_notes(struct out *out, const struct sot_event *event)
{
	bool first = true;
	const char *via;

	if (event->via == SOT_VIA_SYSCALL && !event->flags)
		return;
	via = names_get(&names_vias, event->via);
	if (event->via != SOT_VIA_SYSCALL)
		put_note(out, via ? via : "via_unknown", &first);
	for (size_t i = 0; i < event_notes_count; i++)
		if (event->flags & event_notes[i].flag)
			put_note(out, event_notes[i].name, &first);
	if (!first)
		out_chr(out, '}');
}

void text_name(struct out *out, const char *name, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)name[i];

		if (c >= 0x20 && c < 0x7f && c != '\\') {
			out_chr(out, (char)c);
		} else {
			out_str(out, "\\x");
			out_hex_bytes(out, &c, 1);
		}
	}
}

void text_comm(struct out *out, const char *comm)
{
	text_name(out, comm, strnlen(comm, SOT_COMM_LEN));
}

struct detail {
	const char *name;
	uint64_t number;
	bool of_socket;
};

/* What a line has no room for. */
void text_details(const struct sink *sink, struct wrap *wrap,
		  const struct sot_event *event)
{
	const char *cgroup = stream_cgroup(sink->stream, event);
	struct out *out = sink->out;
	const struct detail details[] = {
		{ "seq=", event->seq, false },
		{ "cpu=", event->header.cpu, false },
		{ "ppid=", event->ppid, false },
		{ "uid=", event->uid, false },
		{ "gid=", event->gid, false },
		{ "ns_pid=", event->ns_pid, false },
		{ "ns_tid=", event->ns_tid, false },
		{ "netns=", event->netns, false },
		{ "cgroup_id=", event->cgroup_id, false },
		{ "cookie=", event->sock_cookie, true },
		{ "inode=", event->sock_inode, true },
		{ "sock_netns=", event->sock_netns, true },
	};

	for (size_t i = 0; i < sizeof(details) / sizeof(*details); i++) {
		if (details[i].of_socket && event->flags & SOT_F_NOSOCK)
			continue;
		out_chr(out, ' ');
		wrap_point(wrap, out);
		out_str(out, i ? "" : "# ");
		out_str(out, details[i].name);
		out_u64(out, details[i].number);
	}
	if (!cgroup || !*cgroup)
		return;
	out_chr(out, ' ');
	wrap_point(wrap, out);
	out_str(out, "cgroup=");
	text_name(out, cgroup, strlen(cgroup));
}
