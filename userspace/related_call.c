// SPDX-License-Identifier: GPL-2.0-only
#include "related_call.h"

#include <stddef.h>
#include <string.h>
#include <sys/socket.h>

#include "names.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

const struct related_call *related_call(uint32_t type)
{
	static const struct related_call calls[] = {
		[SOT_TYPE_SOCKET] = { .passes_kind = true,
				      .passes_flags = true,
				      .makes_socket = true },
		[SOT_TYPE_BIND] = { .passes_fd = true, .passes_address = true },
		[SOT_TYPE_CONNECT] = { .passes_fd = true,
				       .passes_address = true },
		[SOT_TYPE_LISTEN] = { .passes_fd = true,
				      .passes_backlog = true },
		[SOT_TYPE_ACCEPT] = { .passes_fd = true,
				      .passes_flags = true,
				      .makes_socket = true },
		[SOT_TYPE_CLOSE] = { 0 },
	};

	return &calls[type < COUNT(calls) ? type : 0];
}

/* Other families number theirs as they like. */
const char *related_protocol_name(const struct record *rec)
{
	int32_t domain = related_domain(rec);

	if (domain != AF_INET && domain != AF_INET6)
		return NULL;
	return names_get(&names_protocols, (uint32_t)related_protocol(rec));
}

void related_put_flags(struct out *out, const struct record *rec)
{
	/* SOCK_* are O_*, as on x86 and arm64. */
	static const struct name flags[] = {
		{ 02000000, "SOCK_CLOEXEC" },
		{ 04000, "SOCK_NONBLOCK" },
	};
	uint32_t rest = related_flags(rec);
	const char *between = "";

	for (size_t i = 0; i < COUNT(flags); i++) {
		if (!(rest & flags[i].number))
			continue;
		out_str(out, between);
		out_str(out, flags[i].name);
		rest &= ~(uint32_t)flags[i].number;
		between = "|";
	}
	if (rest) {
		out_str(out, between);
		out_hex(out, rest);
	}
}

/* The bytes behind the family; NULL: it is another one, or there are too few. */
static const uint8_t *address_of(const struct record *rec, uint16_t family,
				 uint32_t least)
{
	uint16_t got;

	if (!related_call(rec->type)->passes_address ||
	    rec->event.value_len < sizeof(got) + least)
		return NULL;
	memcpy(&got, rec->value, sizeof(got));
	return got == family ? rec->value + sizeof(got) : NULL;
}

/* As of struct sockaddr_in and sockaddr_in6, the port first. */
bool related_endpoint(const struct record *rec, struct endpoint *end)
{
	const uint8_t *in = address_of(rec, AF_INET, 6);
	const uint8_t *in6 = address_of(rec, AF_INET6, 22);
	const uint8_t *port = in ? in : in6;

	if (!port)
		return false;
	*end = (struct endpoint){
		.v6 = in6,
		.port_known = rec->event.sock_type != SOCK_RAW,
		.port = (uint16_t)(port[0] << 8 | port[1]),
	};
	if (in6)
		memcpy(end->bytes, in6 + 6, 16);
	else
		memcpy(end->bytes, in + 2, 4);
	return true;
}

bool related_path(const struct record *rec, struct related_path *path)
{
	const uint8_t *bytes = address_of(rec, AF_UNIX, 1);
	uint32_t len;

	if (!bytes)
		return false;
	len = rec->event.value_len - (uint32_t)sizeof(uint16_t);
	path->is_abstract = !*bytes;
	path->bytes = bytes + path->is_abstract;
	if (path->is_abstract) {
		/* Zeros count, but those at its end are just an array's rest. */
		while (len > 1 && !bytes[len - 1])
			len--;
		path->len = len - 1;
	} else {
		path->len = (uint32_t)strnlen((const char *)bytes, len);
	}
	return true;
}

bool related_end(const struct record *rec, struct sot_tcp_end *end)
{
	if (rec->type != SOT_TYPE_CLOSE || rec->event.value_len < sizeof(*end))
		return false;
	memcpy(end, rec->value, sizeof(*end));
	return true;
}
