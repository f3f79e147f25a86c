// SPDX-License-Identifier: GPL-2.0-only
/* Keys of TCP: MD5 signatures, authentication option, fast open. */
#include "secret.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stddef.h>

#define AO_ADD_KEY 38
#define AO_ADD_HEAD 208 /* struct tcp_ao_add before its key */

static int fd;

static void md5(void)
{
	const size_t head = offsetof(struct tcp_md5sig, tcpm_key);
	struct tcp_md5sig sig = { .tcpm_keylen = sizeof(secret) };
	struct sockaddr_in *in = (void *)&sig.tcpm_addr;

	in->sin_family = AF_INET;
	inet_pton(AF_INET, "192.0.2.7", &in->sin_addr);
	memcpy(sig.tcpm_key, secret, sizeof(secret));

	MUST(setsockopt(fd, SOL_TCP, TCP_MD5SIG, &sig, sizeof(sig)));
	SECRET_CHECK(&sig, head);
	sig.tcpm_flags = TCP_MD5SIG_FLAG_PREFIX;
	sig.tcpm_prefixlen = 24;
	MUST(setsockopt(fd, SOL_TCP, TCP_MD5SIG_EXT, &sig, sizeof(sig)));
	SECRET_CHECK(&sig, head);
	CHECK_ERR(setsockopt(-1, SOL_TCP, TCP_MD5SIG, &sig, sizeof(sig)),
		  EBADF);
	SECRET_CHECK(&sig, head);
	setsockopt(fd, SOL_TCP, TCP_MD5SIG,
		   secret_split(&sig, sizeof(sig), head + 4), sizeof(sig));
	SECRET_CHECK(&sig, head);
}

/* Not in every kernel, but a key all the same. */
static void authentication_option(void)
{
	unsigned char add[AO_ADD_HEAD + 80] = { 2 };

	memcpy(add + AO_ADD_HEAD, secret, sizeof(secret));
	setsockopt(fd, SOL_TCP, AO_ADD_KEY, add, sizeof(add));
	SECRET_CHECK(add, AO_ADD_HEAD);
}

static void fast_open(void)
{
	unsigned char got[16];
	socklen_t len = sizeof(got);

	MUST(setsockopt(fd, SOL_TCP, TCP_FASTOPEN_KEY, secret, 16));
	SECRET_CHECK(NULL, 0);
	MUST(getsockopt(fd, SOL_TCP, TCP_FASTOPEN_KEY, got, &len));
	CHECK(secret_within(got, sizeof(got)), "the kernel gave no key back");
	SECRET_CHECK(NULL, 0);
}

int main(int argc, char **argv)
{
	fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	secret_begin(argc, argv);
	md5();
	authentication_option();
	fast_open();
	return verdict();
}
