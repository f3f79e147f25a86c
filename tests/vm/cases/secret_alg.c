// SPDX-License-Identifier: GPL-2.0-only
/* Keys for the kernel's own ciphers and message authentication. */
#include "secret.h"

#include <linux/if_alg.h>

static void set(int fd, const void *key, size_t len)
{
	setsockopt(fd, SOL_ALG, ALG_SET_KEY, key, (socklen_t)len);
	SECRET_CHECK(NULL, 0);
}

static void in_earnest(const char *type, const char *name)
{
	struct sockaddr_alg alg = { .salg_family = AF_ALG };
	int fd = socket(AF_ALG, SOCK_SEQPACKET, 0);

	if (fd < 0 && errno == EAFNOSUPPORT)
		skip("the kernel's module af_alg is not loaded");
	MUST(fd);
	snprintf((char *)alg.salg_type, sizeof(alg.salg_type), "%s", type);
	snprintf((char *)alg.salg_name, sizeof(alg.salg_name), "%s", name);
	if (bind(fd, (void *)&alg, sizeof(alg)))
		skip("the kernel has no %s for AF_ALG: %s", name,
		     strerror(errno));
	MUST(setsockopt(fd, SOL_ALG, ALG_SET_KEY, secret, sizeof(secret)));
	SECRET_CHECK(NULL, 0);
	set(fd, secret_split(secret, sizeof(secret), 0), sizeof(secret));
	set(fd, secret_split(secret, sizeof(secret), 10), sizeof(secret));
	set(fd, secret, 16);
	close(fd);
}

int main(int argc, char **argv)
{
	secret_begin(argc, argv);
	set(-1, secret, sizeof(secret));
	set((int)MUST(socket(AF_INET, SOCK_DGRAM, 0)), secret, sizeof(secret));
	in_earnest("hash", "hmac(sha256)");
	in_earnest("skcipher", "cbc(aes)");
	return verdict();
}
