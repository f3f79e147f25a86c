// SPDX-License-Identifier: GPL-2.0-only
/* The key that authenticates the chunks of an SCTP association. */
#include "secret.h"

#include <fcntl.h>
#include <linux/sctp.h>
#include <netinet/in.h>

int main(int argc, char **argv)
{
	struct {
		struct sctp_authkey key;
		unsigned char bytes[SECRET_LEN];
	} value = {
		.key = { .sca_keynumber = 7, .sca_keylength = SECRET_LEN },
	};
	int enable = open("/proc/sys/net/sctp/auth_enable", O_WRONLY);
	int fd;

	if (enable < 0)
		skip("the kernel's module sctp is not loaded");
	MUST(write(enable, "1", 1));
	fd = (int)MUST(socket(AF_INET, SOCK_STREAM, IPPROTO_SCTP));
	secret_begin(argc, argv);
	memcpy(value.bytes, secret, sizeof(secret));
	MUST(setsockopt(fd, IPPROTO_SCTP, SCTP_AUTH_KEY, &value,
			sizeof(value)));
	SECRET_CHECK(&value, sizeof(value.key));
	/* Short of its end, of its key, of all. */
	setsockopt(fd, IPPROTO_SCTP, SCTP_AUTH_KEY, &value, sizeof(value) - 5);
	SECRET_CHECK(&value, sizeof(value.key));
	setsockopt(fd, IPPROTO_SCTP, SCTP_AUTH_KEY, &value, sizeof(value.key));
	SECRET_CHECK(&value, sizeof(value.key));
	setsockopt(fd, IPPROTO_SCTP, SCTP_AUTH_KEY, &value, 3);
	SECRET_CHECK(&value, 3);
	return verdict();
}
