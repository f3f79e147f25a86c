// SPDX-License-Identifier: GPL-2.0-only
/* Values of odd lengths, up to longer than the module's snaplen of 320. */
#include "lines.h"

#define SNAPLEN 320
#define UNKNOWN(fd, value, length, ...)                                   \
	SET_AS(fd, SOL_SOCKET, "SOL_SOCKET", 9999, "0x270f /* SO_??? */", \
	       value, length, .err = ENOPROTOOPT, __VA_ARGS__)

static void show_snaplen(const void *value, long length)
{
	(void)length;
	show_bytes(value, SNAPLEN);
	printf("...");
}

int main(void)
{
	int fd = line_socket(AF_INET6, SOCK_DGRAM, 0);
	unsigned char bytes[5000];

	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (unsigned char)(i * 7);

	UNKNOWN(fd, bytes, 5, .show = show_bytes);
	UNKNOWN(fd, bytes, 8, .show = show_bytes);
	UNKNOWN(fd, bytes, SNAPLEN - 1, .show = show_bytes);
	UNKNOWN(fd, bytes, SNAPLEN, .show = show_bytes);
	UNKNOWN(fd, bytes, SNAPLEN + 1, .show = show_snaplen,
		.notes = "truncated");
	UNKNOWN(fd, bytes, 5000, .show = show_snaplen, .notes = "truncated");
	SET(fd, SOL_SOCKET, SO_BINDTODEVICE, bytes, 0);
	return verdict();
}
