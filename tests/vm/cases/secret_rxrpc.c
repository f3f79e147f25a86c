// SPDX-License-Identifier: GPL-2.0-only
/* By which key of the kernel's keyrings an RxRPC call is to be secured. */
#include "secret.h"

#define SECURITY_KEY 1
#define SECURITY_KEYRING 2

static void set(int fd, int name, const char *value)
{
	setsockopt(fd, SOL_RXRPC, name, value, (socklen_t)strlen(value));
	SECRET_CHECK(NULL, 0);
}

int main(int argc, char **argv)
{
	int fd = socket(AF_RXRPC, SOCK_DGRAM, PF_INET);
	char description[2 * SECRET_LEN + 1];

	if (fd < 0 && errno == EAFNOSUPPORT)
		skip("the kernel has no AF_RXRPC");
	MUST(fd);
	secret_begin(argc, argv);
	for (size_t i = 0; i < sizeof(secret); i++)
		sprintf(description + 2 * i, "%02x", secret[i]);
	/* It names a key, which is not there. */
	set(fd, SECURITY_KEY, description);
	set(fd, SECURITY_KEYRING, description);
	return verdict();
}
