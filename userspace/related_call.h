/* SPDX-License-Identifier: GPL-2.0-only */
/* What calls from socket(2) to close(2) pass, the same for every sink. */
#ifndef SOT_RELATED_CALL_H
#define SOT_RELATED_CALL_H

#include <stdbool.h>
#include <stdint.h>

#include "address.h"
#include "out.h"
#include "record.h"

/* Which arguments a call has; none is set of calls that are not related. */
struct related_call {
	bool passes_fd;	     /* fd is a descriptor that the program passed */
	bool passes_kind;    /* domain, type and protocol */
	bool passes_address; /* value and optlen are a socket address */
	bool passes_backlog;
	bool passes_flags;
	bool makes_socket; /* if it succeeds, it returns that of the record */
};

const struct related_call *related_call(uint32_t type);

/* The arguments by their names. */
static inline int32_t related_domain(const struct record *rec)
{
	return rec->event.level;
}

/* Without the flags that may be in it, and these alone. */
#define RELATED_TYPE_MASK 0xf

static inline int32_t related_type(const struct record *rec)
{
	return rec->event.optname & RELATED_TYPE_MASK;
}

static inline int32_t related_protocol(const struct record *rec)
{
	return rec->event.optlen;
}

static inline int32_t related_backlog(const struct record *rec)
{
	return rec->event.optlen;
}

/* Of socket(2) those beside its type. */
static inline uint32_t related_flags(const struct record *rec)
{
	return (uint32_t)rec->event.optname &
	       (rec->type == SOT_TYPE_SOCKET ? ~(uint32_t)RELATED_TYPE_MASK :
					       ~(uint32_t)0);
}

/* Flags are what accept4(2) alone has. */
static inline bool related_is_accept4(const struct record *rec)
{
	return rec->type == SOT_TYPE_ACCEPT && related_flags(rec);
}

/* "IPPROTO_TCP", or NULL. */
const char *related_protocol_name(const struct record *rec);

/* "SOCK_CLOEXEC|SOCK_NONBLOCK"; nothing, if there is none. */
void related_put_flags(struct out *out, const struct record *rec);

/* The IPv4 or IPv6 address that is passed. False: it is none. */
bool related_endpoint(const struct record *rec, struct endpoint *end);

/* The path of an AF_UNIX address, or its abstract name. */
struct related_path {
	const uint8_t *bytes;
	uint32_t len;
	bool is_abstract;
};

/* False: it is none, or has no name. */
bool related_path(const struct record *rec, struct related_path *path);

/* What went over a TCP connection up to its close. False: it is none. */
bool related_end(const struct record *rec, struct sot_tcp_end *end);

#endif
