// SPDX-License-Identifier: GPL-2.0-only
/*
 * aid_calls N: makes N calls.
 * aid_calls long: makes one with a value of 4096 bytes.
 * aid_calls: makes ten calls that every kind of filter can tell apart, as the
 * table in reader.sh counts them.
 */
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include "check.h"

static void mixture(void)
{
	int inet = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	int local = (int)MUST(socket(AF_UNIX, SOCK_STREAM, 0));
	int value = 1;
	socklen_t len = sizeof(value);

	MUST(setsockopt(inet, SOL_SOCKET, SO_KEEPALIVE, &value, len));
	MUST(setsockopt(inet, SOL_TCP, TCP_NODELAY, &value, len));
	MUST(setsockopt(local, SOL_SOCKET, SO_PASSCRED, &value, len));
	CHECK_ERR(setsockopt(-1, SOL_SOCKET, SO_KEEPALIVE, &value, len), EBADF);
	CHECK_ERR(setsockopt(inet, SOL_SOCKET, 9999, &value, len), ENOPROTOOPT);
	CHECK_ERR(setsockopt(local, SOL_TCP, TCP_NODELAY, &value, len),
		  EOPNOTSUPP);
	MUST(getsockopt(inet, SOL_SOCKET, SO_KEEPALIVE, &value, &len));
	MUST(getsockopt(inet, SOL_TCP, TCP_NODELAY, &value, &len));
	MUST(getsockopt(local, SOL_SOCKET, SO_TYPE, &value, &len));
	CHECK_ERR(getsockopt(-1, SOL_SOCKET, SO_TYPE, &value, &len), EBADF);
}

static void long_value(void)
{
	static const char value[4096] = { 1 };

	setsockopt(-1, SOL_SOCKET, 9998, value, sizeof(value));
}

int main(int argc, char **argv)
{
	long calls = argc > 1 ? strtol(argv[1], NULL, 10) : 0;

	if (argc > 1 && !strcmp(argv[1], "long"))
		long_value();
	else if (!calls)
		mixture();
	for (long i = 0; i < calls; i++)
		setsockopt(-1, SOL_SOCKET, SO_KEEPALIVE, &i, 4);
	return verdict();
}
