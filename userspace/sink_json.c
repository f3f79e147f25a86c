// SPDX-License-Identifier: GPL-2.0-only
/*
 * One flat JSON object on a line for each record. Every field has one type and
 * is always there; null stands for what there is not, or what is not known.
 *
 *   value      the text's value as a string without its brackets and quotes, a
 *              boolean as on or off; null if only bytes are known
 *   value_int  the value, where it is one integer
 *   value_hex  the bytes that were captured; in_hex those at entry of a
 *              getsockopt that reads its buffer too
 *   ret        as the kernel returned it: of a failure the negative errno,
 *              whose name is in errno
 */
#include "sink.h"

#include <stddef.h>
#include <string.h>
#include <sys/socket.h>

#include "address.h"
#include "catalogue/catalogue.h"
#include "json.h"
#include "names.h"
#include "timestamp.h"
#include "value_event.h"

#define PUT(out, literal) out_mem(out, literal, sizeof(literal) - 1)

/* ,"name": */
#define KEY(out, name) PUT(out, ",\"" name "\":")

static int json_begin(struct sink *sink, const struct stream *stream)
{
	sink->stream = stream;
	return 0;
}

static void put_null(struct out *out)
{
	PUT(out, "null");
}

static void put_known(struct out *out, bool known, uint64_t n)
{
	if (known)
		out_u64(out, n);
	else
		put_null(out);
}

static void put_known_signed(struct out *out, bool known, int64_t n)
{
	if (known)
		out_i64(out, n);
	else
		put_null(out);
}

/* A name of ours: nothing in it needs escaping. */
static void put_name(struct out *out, const char *name)
{
	if (!name) {
		put_null(out);
		return;
	}
	out_chr(out, '"');
	out_str(out, name);
	out_chr(out, '"');
}

/* A name, or the number as a string, so that the field keeps its type. */
static void put_name_or_number(struct out *out, const char *name, uint64_t n)
{
	out_chr(out, '"');
	if (name)
		out_str(out, name);
	else
		out_u64(out, n);
	out_chr(out, '"');
}

static void put_hex(struct out *out, const uint8_t *bytes, uint32_t len)
{
	if (!len) {
		put_null(out);
		return;
	}
	out_chr(out, '"');
	out_hex_bytes(out, bytes, len);
	out_chr(out, '"');
}

static void put_start(const struct sink *sink, const char *type, uint64_t ts_ns)
{
	struct out *out = sink->out;
	int64_t ns =
		(int64_t)(ts_ns + (uint64_t)sink->stream->realtime_offset_ns);

	PUT(out, "{\"schema\":1,\"type\":");
	put_name(out, type);
	KEY(out, "ts");
	out_chr(out, '"');
	timestamp_exact(out, ns);
	out_chr(out, '"');
	KEY(out, "ts_ns");
	out_i64(out, ns);
	KEY(out, "host");
	json_string(out, sink->stream->host, strlen(sink->stream->host));
}

struct number_field {
	const char *key;
	size_t offset;
};

#define NUMBER(key, field)                                         \
	{                                                          \
		",\"" key "\":", offsetof(struct sot_event, field) \
	}

static const struct number_field caller_ids[] = {
	NUMBER("pid", pid),	  NUMBER("tid", tid),
	NUMBER("ppid", ppid),	  NUMBER("ns_pid", ns_pid),
	NUMBER("ns_tid", ns_tid), NUMBER("uid", uid),
	NUMBER("gid", gid),
};
static const struct number_field namespaces[] = {
	NUMBER("netns", netns),
	NUMBER("pidns", pidns),
	NUMBER("mntns", mntns),
	NUMBER("userns", userns),
};

static void put_numbers(struct out *out, const struct sot_event *event,
			const struct number_field *fields, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		uint32_t n;

		memcpy(&n, (const char *)event + fields[i].offset, sizeof(n));
		out_str(out, fields[i].key);
		out_u64(out, n);
	}
}

#define COUNT(list) (sizeof(list) / sizeof(*(list)))

static void put_caller(struct out *out, const struct sot_event *event)
{
	put_numbers(out, event, caller_ids, COUNT(caller_ids));
	KEY(out, "comm");
	json_string(out, event->comm, strnlen(event->comm, SOT_COMM_LEN));
	KEY(out, "cgroup_id");
	out_u64(out, event->cgroup_id);
	PUT(out, ",\"cgroup\":null,\"container_id\":null");
	put_numbers(out, event, namespaces, COUNT(namespaces));
}

static bool is_inet(uint32_t family)
{
	return family == AF_INET || family == AF_INET6;
}

/* "ESTABLISHED": these families use the states of TCP, whatever the protocol. */
static void put_state(struct out *out, const struct sot_event *event)
{
	static const char prefix[] = "TCP_";
	const char *name = NULL;

	if (is_inet(event->sock_family) || event->sock_family == AF_UNIX ||
	    event->sock_family == AF_VSOCK)
		name = names_get(&names_tcp_states, event->sock_state);
	if (name)
		name += sizeof(prefix) - 1;
	put_name_or_number(out, name, event->sock_state);
}

static void put_end(struct out *out, bool known, const struct endpoint *end)
{
	if (!known || !endpoint_is_set(end)) {
		put_null(out);
		return;
	}
	out_chr(out, '"');
	endpoint_print(out, end);
	out_chr(out, '"');
}

static void put_socket(struct out *out, const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	uint32_t protocol = event->sock_protocol;
	struct endpoint local, remote;
	bool ends = address_ends(rec, &local, &remote);

	KEY(out, "fd");
	out_i64(out, event->fd);
	if (event->flags & SOT_F_NOSOCK) {
		PUT(out, ",\"family\":null,\"sock_type\":null,\"protocol\":null"
			 ",\"state\":null,\"local\":null,\"remote\":null"
			 ",\"cookie\":null,\"inode\":null,\"sock_netns\":null");
		return;
	}
	KEY(out, "family");
	put_name_or_number(out, names_get(&names_families, event->sock_family),
			   event->sock_family);
	KEY(out, "sock_type");
	put_name_or_number(out, names_get(&names_sock_types, event->sock_type),
			   event->sock_type);
	KEY(out, "protocol");
	put_name_or_number(out,
			   is_inet(event->sock_family) ?
				   names_get(&names_protocols, protocol) :
				   NULL,
			   protocol);
	KEY(out, "state");
	put_state(out, event);
	KEY(out, "local");
	put_end(out, ends, &local);
	KEY(out, "remote");
	put_end(out, ends, &remote);
	KEY(out, "cookie");
	out_u64(out, event->sock_cookie);
	KEY(out, "inode");
	out_u64(out, event->sock_inode);
	KEY(out, "sock_netns");
	out_u64(out, event->sock_netns);
}

static void put_value(struct out *out, const struct value_type *type,
		      const struct value *v)
{
	size_t start = out->len;

	out_chr(out, '"');
	if (!value_print_plain(out, type, v)) {
		out->len = start;
		put_null(out);
		return;
	}
	json_escape(out, start + 1);
	out_chr(out, '"');
}

static void put_values(struct out *out, const struct record *rec,
		       const struct opt *opt)
{
	const struct sot_event *event = &rec->event;
	const struct value_type *type = opt ? opt->type : NULL;
	bool is_signed = false;
	bool is_integer = false;
	uint64_t n = 0;
	struct value v;

	KEY(out, "value");
	if (event_value(rec, &v) == EVENT_VALUE_BYTES) {
		put_value(out, type, &v);
		is_integer = value_integer(type, &v, &n, &is_signed);
	} else {
		put_null(out);
	}
	KEY(out, "value_int");
	if (is_signed)
		put_known_signed(out, is_integer, (int64_t)n);
	else
		put_known(out, is_integer, n);
	KEY(out, "value_hex");
	put_hex(out, rec->value, event->value_len);
	KEY(out, "in_hex");
	put_hex(out, rec->in, event->in_len);
}

static void put_option(struct out *out, const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	const struct opt_level *level = catalogue_level(
		event->level, event->sock_family, event->sock_protocol);
	const struct opt *opt =
		catalogue_opt(level, event->optname, event_direction(rec));
	struct event_optlen optlen = event_optlen(rec);

	KEY(out, "level");
	put_name(out, level ? level->name : NULL);
	KEY(out, "level_nr");
	out_i64(out, event->level);
	KEY(out, "optname");
	put_name(out, opt ? opt->name : NULL);
	KEY(out, "optname_nr");
	out_i64(out, event->optname);
	put_values(out, rec, opt);
	KEY(out, "optval");
	if (event->optval) {
		out_chr(out, '"');
		out_hex(out, event->optval);
		out_chr(out, '"');
	} else {
		put_null(out);
	}
	KEY(out, "optlen");
	put_known_signed(out, optlen.in_known, event->optlen);
	KEY(out, "optlen_out");
	put_known_signed(out, optlen.out_known, event->optlen_out);
}

static void put_flags(struct out *out, const struct sot_event *event)
{
	const char *via = names_get(&names_vias, event->via);
	bool comma = false;

	KEY(out, "flags");
	out_chr(out, '[');
	if (event->via != SOT_VIA_SYSCALL) {
		put_name_or_number(out, via, event->via);
		comma = true;
	}
	for (size_t i = 0; i < event_notes_count; i++) {
		if (!(event->flags & event_notes[i].flag))
			continue;
		if (comma)
			out_chr(out, ',');
		put_name(out, event_notes[i].name);
		comma = true;
	}
	out_chr(out, ']');
}

static void put_errno(struct out *out, int32_t ret)
{
	uint32_t err = 0 - (uint32_t)ret;
	const char *name = errno_name(err);

	KEY(out, "errno");
	if (ret >= 0 || name) {
		put_name(out, ret < 0 ? name : NULL);
	} else {
		PUT(out, "\"ERRNO_");
		out_u64(out, err);
		out_chr(out, '"');
	}
}

static int json_event(struct sink *sink, const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	struct out *out = sink->out;

	put_start(sink, "event", event->ts_ns);
	KEY(out, "nth");
	out_u64(out, event->nth);
	KEY(out, "seq");
	out_u64(out, event->seq);
	KEY(out, "cpu");
	put_known(out, event->header.cpu != SOT_CPU_NONE, event->header.cpu);
	KEY(out, "call");
	put_name(out, event_call(rec->type));
	KEY(out, "via");
	put_name_or_number(out, names_get(&names_vias, event->via), event->via);
	put_caller(out, event);
	put_socket(out, rec);
	put_option(out, rec);
	put_flags(out, event);
	KEY(out, "ret");
	out_i64(out, event->ret);
	put_errno(out, event->ret);
	KEY(out, "duration_ns");
	out_u64(out, event->duration_ns);
	PUT(out, "}\n");
	return out_flush_full(out);
}

static int json_lost(struct sink *sink, const struct record *rec)
{
	static const struct name reasons[] = {
		{ SOT_LOST_OVERRUN, "overrun" },
		{ SOT_LOST_MISSED, "missed" },
		{ SOT_LOST_DISARMED, "disarmed" },
		{ SOT_LOST_REARMED, "rearmed" },
	};
	static const struct names names = { reasons, COUNT(reasons) };
	const struct sot_lost *lost = &rec->lost;
	struct out *out = sink->out;

	put_start(sink, "lost", lost->ts_ns);
	KEY(out, "cpu");
	put_known(out, lost->header.cpu != SOT_CPU_NONE, lost->header.cpu);
	KEY(out, "reason");
	put_name_or_number(out, names_get(&names, lost->reason), lost->reason);
	KEY(out, "call");
	put_name(out, event_call(lost->call));
	KEY(out, "count");
	out_u64(out, lost->count);
	PUT(out, "}\n");
	return out_flush_full(out);
}

static int json_end(struct sink *sink)
{
	return out_flush(sink->out);
}

const struct sink_ops sink_json = {
	.begin = json_begin,
	.event = json_event,
	.lost = json_lost,
	.end = json_end,
};
