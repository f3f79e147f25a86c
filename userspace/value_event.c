// SPDX-License-Identifier: GPL-2.0-only
#include "value_event.h"

/* What a newer module may say besides. */
#define SOT_F_NEWER                                                         \
	(~(SOT_F_LATE | SOT_F_FAULT | SOT_F_TRUNCATED | SOT_F_CHANGED |     \
	   SOT_F_REDACTED | SOT_F_OMITTED | SOT_F_NOSOCK |                  \
	   SOT_F_OPTLEN_FAULT | SOT_F_OPTLEN_OUT_FAULT | SOT_F_FIXED_FILE | \
	   SOT_F_COMPAT))

const struct event_note event_notes[] = {
	{ SOT_F_LATE, "late" },
	{ SOT_F_FAULT, "fault" },
	{ SOT_F_TRUNCATED, "truncated" },
	{ SOT_F_CHANGED, "changed" },
	{ SOT_F_REDACTED, "redacted" },
	{ SOT_F_OMITTED, "omitted" },
	{ SOT_F_FIXED_FILE, "fixed_file" },
	{ SOT_F_COMPAT, "compat" },
	{ SOT_F_NEWER, "unknown" },
};
const size_t event_notes_count = sizeof(event_notes) / sizeof(*event_notes);

const char *event_call(uint32_t type)
{
	static const char *const names[] = {
		[SOT_TYPE_SETSOCKOPT] = "setsockopt",
		[SOT_TYPE_GETSOCKOPT] = "getsockopt",
		[SOT_TYPE_SOCKET] = "socket",
		[SOT_TYPE_BIND] = "bind",
		[SOT_TYPE_CONNECT] = "connect",
		[SOT_TYPE_LISTEN] = "listen",
		[SOT_TYPE_ACCEPT] = "accept",
		[SOT_TYPE_CLOSE] = "close",
	};

	return type < sizeof(names) / sizeof(*names) ? names[type] : NULL;
}

struct event_optlen event_optlen(const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	struct event_optlen optlen = { .in_known = true };

	if (rec->type != SOT_TYPE_GETSOCKOPT)
		return optlen;
	/* io_uring passes the length itself. */
	optlen.pointer = event->optlen_ptr || event->via == SOT_VIA_IO_URING;
	optlen.in_known = optlen.pointer &&
			  !(event->flags & SOT_F_OPTLEN_FAULT);
	optlen.out_known = optlen.in_known &&
			   !(event->flags & SOT_F_OPTLEN_OUT_FAULT);
	return optlen;
}

/* SO_GET_FILTER counts its length in instructions, not in bytes. */
static uint32_t bytes_per_unit(const struct record *rec)
{
	bool get_filter = rec->type == SOT_TYPE_GETSOCKOPT &&
			  rec->event.level == 1 && rec->event.optname == 26;

	return get_filter ? VALUE_BPF_INSN : 1;
}

/* Bytes of the value that the program gave or got, read or not. */
static uint32_t full_length(const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	int32_t len = event->optlen;
	uint64_t full;

	/* Some options return the length that they would have needed. */
	if (rec->type == SOT_TYPE_GETSOCKOPT && event->optlen_out < len)
		len = event->optlen_out;
	full = len < 0 ? 0 : (uint64_t)len * bytes_per_unit(rec);
	if (full < event->value_len)
		full = event->value_len;
	return full > UINT32_MAX ? UINT32_MAX : (uint32_t)full;
}

enum event_value event_value(const struct record *rec, struct value *v)
{
	const struct sot_event *event = &rec->event;

	*v = (struct value){
		.bytes = rec->value,
		.len = event->value_len,
		.full = full_length(rec),
		.family = event->sock_family,
		.protocol = event->sock_protocol,
		/* What counts here is how wide the program's longs are. */
		.via = event->flags & SOT_F_COMPAT ? SOT_VIA_COMPAT :
						     event->via,
		.redacted = event->flags & SOT_F_REDACTED,
	};
	/* What a getsockopt has besides its value is its buffer at entry. */
	if (rec->type == SOT_TYPE_SETSOCKOPT) {
		v->in = rec->in;
		v->in_len = event->in_len;
	}
	if (!event->optval)
		return EVENT_VALUE_NULL;
	if (rec->type == SOT_TYPE_GETSOCKOPT && event->ret < 0)
		return EVENT_VALUE_NONE;
	/* A getsockopt that succeeded says that the value is empty. */
	if (!v->full)
		return event_optlen(rec).out_known ? EVENT_VALUE_BYTES :
						     EVENT_VALUE_NONE;
	if (event->flags & SOT_F_OMITTED)
		return EVENT_VALUE_OMITTED;
	/* Of a secret there may be no public byte, but it was not read either. */
	if (!v->len && (!v->redacted || event->flags & SOT_F_FAULT))
		return EVENT_VALUE_NONE;
	return EVENT_VALUE_BYTES;
}
