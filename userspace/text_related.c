// SPDX-License-Identifier: GPL-2.0-only
/* The arguments and results of related calls, as strace(1) shows them. */
#include "text_parts.h"

#include "names.h"
#include "related_call.h"
#include "value_types.h"

static void put_named(struct out *out, const char *name, int32_t number)
{
	if (name)
		out_str(out, name);
	else
		out_i64(out, number);
}

static void put_kind(struct out *out, const struct record *rec,
		     struct wrap *wrap)
{
	int32_t domain = related_domain(rec);
	int32_t type = related_type(rec);

	put_named(out, names_get(&names_families, (uint32_t)domain), domain);
	text_next(wrap, out);
	put_named(out, names_get(&names_sock_types, (uint32_t)type), type);
	if (related_flags(rec)) {
		out_chr(out, '|');
		related_put_flags(out, rec);
	}
	text_next(wrap, out);
	put_named(out, related_protocol_name(rec), related_protocol(rec));
}

static void put_pointer(struct out *out, uint64_t pointer)
{
	if (pointer)
		out_hex(out, pointer);
	else
		out_str(out, "NULL");
}

/* What the kernel wrote there is what the new socket shows. */
static void put_accept(struct out *out, const struct record *rec,
		       struct wrap *wrap)
{
	text_next(wrap, out);
	put_pointer(out, rec->event.optval);
	text_next(wrap, out);
	put_pointer(out, rec->event.optlen_ptr);
	if (related_is_accept4(rec)) {
		text_next(wrap, out);
		related_put_flags(out, rec);
	}
}

static void put_address(const struct sink *sink, const struct record *rec,
			struct wrap *wrap)
{
	struct out *out = sink->out;

	text_next(wrap, out);
	text_value(out, rec, &value_sockaddr);
	if (sink->verbose)
		text_bytes(out, rec, NULL);
	text_next(wrap, out);
	out_i64(out, rec->event.optlen);
}

/* strace(1) has no place for it: it is nothing that the program passed. */
static void put_end(struct out *out, const struct record *rec)
{
	const struct value end = { .bytes = rec->value,
				   .len = rec->event.value_len,
				   .full = rec->event.value_len };

	out_str(out, " /* ");
	value_print_text(out, &value_tcp_end, &end);
	out_str(out, " */");
}

void text_related(const struct sink *sink, const struct record *rec,
		  struct wrap *wrap)
{
	const struct related_call *call = related_call(rec->type);
	const struct sot_event *event = &rec->event;
	bool made = call->makes_socket && event->ret >= 0;
	struct out *out = sink->out;

	if (call->passes_fd)
		out_i64(out, event->fd);
	if (call->passes_kind)
		put_kind(out, rec, wrap);
	else if (!made)
		text_socket(out, rec);
	if (call->passes_address)
		put_address(sink, rec, wrap);
	if (call->passes_backlog) {
		text_next(wrap, out);
		out_i64(out, related_backlog(rec));
	}
	if (rec->type == SOT_TYPE_ACCEPT)
		put_accept(out, rec, wrap);
	text_result(sink, event->ret);
	if (made)
		text_socket(out, rec);
	if (rec->type == SOT_TYPE_CLOSE && event->value_len)
		put_end(out, rec);
}
