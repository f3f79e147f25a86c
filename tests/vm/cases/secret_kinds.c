// SPDX-License-Identifier: GPL-2.0-only
/* Every option that carries a key, on sockets that know it or not. */
#include "secret_kinds.h"
#include "secret.h"

#include <netinet/in.h>

/* The head differs from any part of the key; the key follows, twice. */
static size_t make(unsigned char value[512], const struct secret_kind *kind)
{
	memset(value, 'h', kind->head);
	memcpy(value + kind->head, secret, sizeof(secret));
	memcpy(value + kind->head + sizeof(secret), secret, sizeof(secret));
	return kind->head + 2 * sizeof(secret);
}

static void set(int fd, const struct secret_kind *kind)
{
	unsigned char value[512];
	size_t len = make(value, kind);

	setsockopt(fd, kind->level, kind->optname, value, (socklen_t)len);
	SECRET_CHECK(value, kind->head);
	/* The key begins in a page that is not there yet, or in the next. */
	setsockopt(fd, kind->level, kind->optname,
		   secret_split(value, len, kind->head), (socklen_t)len);
	SECRET_CHECK(value, kind->head);
	setsockopt(fd, kind->level, kind->optname,
		   secret_split(value, len, kind->head + 9), (socklen_t)len);
	SECRET_CHECK(value, kind->head);
}

/* What a program has in the buffer for an answer is no part of the call. */
static void get(int fd, const struct secret_kind *kind)
{
	const struct sot_event *event;
	unsigned char value[512];
	socklen_t len = (socklen_t)make(value, kind);

	getsockopt(fd, kind->level, kind->optname, value, &len);
	event = device_event(&secret_dev);
	CHECK(!secret_within(secret_dev.buf, secret_dev.have),
	      "%s: the buffer of a getsockopt is there", kind->name);
	CHECK(event->in_len <= kind->head, "%s: %u bytes of a buffer",
	      kind->name, event->in_len);
	device_done(&secret_dev);
}

int main(int argc, char **argv)
{
	int fds[] = {
		-1,
		(int)MUST(socket(AF_UNIX, SOCK_STREAM, 0)),
		(int)MUST(socket(AF_INET, SOCK_STREAM, 0)),
		(int)MUST(socket(AF_INET6, SOCK_DGRAM, 0)),
		(int)MUST(socket(AF_NETLINK, SOCK_RAW, 0)),
	};

	secret_begin(argc, argv);
	for (size_t i = 0; i < SECRET_KINDS; i++) {
		for (size_t k = 0; k < sizeof(fds) / sizeof(fds[0]); k++) {
			int before = failures;

			set(fds[k], &secret_kinds[i]);
			get(fds[k], &secret_kinds[i]);
			if (failures > before)
				FAIL("that was %s on fd %d",
				     secret_kinds[i].name, fds[k]);
		}
	}
	return verdict();
}
