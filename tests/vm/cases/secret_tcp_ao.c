// SPDX-License-Identifier: GPL-2.0-only
/* A key of TCP's authentication option (Linux 6.7), set and asked for. */
#include "secret.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stddef.h>

#define AO_ADD_KEY 38
#define AO_GET_KEYS 41
#define AO_KEY_MAX 80

/* As linux/tcp.h has them, which older headers do not. */
struct ao_add {
	struct sockaddr_storage addr;
	char alg_name[64];
	int32_t ifindex;
	uint32_t bits;
	uint16_t reserved;
	uint8_t prefix, sndid, rcvid, maclen, keyflags, keylen;
	uint8_t key[AO_KEY_MAX];
} __attribute__((aligned(8)));

struct ao_get {
	struct sockaddr_storage addr;
	char alg_name[64];
	uint8_t key[AO_KEY_MAX];
	uint32_t nkeys;
	uint32_t bits;
	uint8_t rest[32];
} __attribute__((aligned(8)));

#define AO_GET_ALL (1U << 2)

int main(int argc, char **argv)
{
	int fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	struct ao_add add = {
		.alg_name = "hmac(sha1)",
		.prefix = 32,
		.sndid = 100,
		.rcvid = 101,
		.keylen = SECRET_LEN,
	};
	struct sockaddr_in *in = (void *)&add.addr;
	struct ao_get got = { .nkeys = 1, .bits = AO_GET_ALL };
	socklen_t len = sizeof(got);

	in->sin_family = AF_INET;
	inet_pton(AF_INET, "192.0.2.9", &in->sin_addr);
	secret_begin(argc, argv);
	memcpy(add.key, secret, sizeof(secret));
	if (setsockopt(fd, SOL_TCP, AO_ADD_KEY, &add, sizeof(add))) {
		if (errno == ENOPROTOOPT)
			skip("the kernel has no TCP-AO");
		DIE("TCP_AO_ADD_KEY: %s", strerror(errno));
	}
	SECRET_CHECK(&add, offsetof(struct ao_add, key));
	MUST(getsockopt(fd, SOL_TCP, AO_GET_KEYS, &got, &len));
	CHECK(secret_within(&got, sizeof(got)), "the kernel gave no key back");
	SECRET_CHECK(&got, offsetof(struct ao_get, key));
	return verdict();
}
