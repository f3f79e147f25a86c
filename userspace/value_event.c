// SPDX-License-Identifier: GPL-2.0-only
#include "value_event.h"

const struct event_note event_notes[] = {
	{ SOT_F_LATE, "late" },
	{ SOT_F_FAULT, "fault" },
	{ SOT_F_TRUNCATED, "truncated" },
	{ SOT_F_CHANGED, "changed" },
	{ SOT_F_REDACTED, "redacted" },
	{ SOT_F_OMITTED, "omitted" },
	{ SOT_F_FIXED_FILE, "fixed_file" },
};
const size_t event_notes_count = sizeof(event_notes) / sizeof(*event_notes);

const char *event_call(uint32_t type)
{
	switch (type) {
	case SOT_TYPE_SETSOCKOPT:
		return "setsockopt";
	case SOT_TYPE_GETSOCKOPT:
		return "getsockopt";
	default:
		return NULL;
	}
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

/* Bytes of the value that the program gave or got, read or not. */
static uint32_t full_length(const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	int32_t len = event->optlen;

	/* Some options return the length that they would have needed. */
	if (rec->type == SOT_TYPE_GETSOCKOPT && event->optlen_out < len)
		len = event->optlen_out;
	if (len < 0 || (uint32_t)len < event->value_len)
		return event->value_len;
	return (uint32_t)len;
}

enum event_value event_value(const struct record *rec, struct value *v)
{
	const struct sot_event *event = &rec->event;

	*v = (struct value){
		.bytes = rec->value,
		.len = event->value_len,
		.full = full_length(rec),
		.family = event->sock_family,
		.via = event->via,
		.redacted = event->flags & SOT_F_REDACTED,
	};
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
