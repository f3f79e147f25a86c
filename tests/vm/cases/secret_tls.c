// SPDX-License-Identifier: GPL-2.0-only
/* The key of a TLS session, set on, and read back from, sockets of all kinds. */
#include "secret.h"

#include <linux/tls.h>
#include <netinet/tcp.h>

#include "socks.h"

#define HEAD sizeof(struct tls_crypto_info)

static struct tls12_crypto_info_aes_gcm_256 crypto = {
	.info = { .version = TLS_1_2_VERSION,
		  .cipher_type = TLS_CIPHER_AES_GCM_256 },
};

static void set(int fd, int name, const void *value, size_t len)
{
	setsockopt(fd, SOL_TLS, name, value, (socklen_t)len);
	SECRET_CHECK(&crypto, len < HEAD ? len : HEAD);
}

/* Of no use, but of the right numbers: a key is a key. */
static void wrong_sockets(void)
{
	set(-1, TLS_TX, &crypto, sizeof(crypto));
	set((int)MUST(socket(AF_UNIX, SOCK_STREAM, 0)), TLS_RX, &crypto,
	    sizeof(crypto));
	set((int)MUST(socket(AF_INET, SOCK_STREAM, 0)), TLS_TX, &crypto,
	    sizeof(crypto));
}

static void lengths(int fd)
{
	unsigned char longer[300] = { 0 };

	memcpy(longer, &crypto, sizeof(crypto));
	memcpy(longer + 200, secret, sizeof(secret));
	set(fd, TLS_TX, longer, sizeof(longer));
	set(fd, TLS_TX, &crypto, HEAD + 20);
	set(fd, TLS_TX, &crypto, HEAD);
	set(fd, TLS_TX, &crypto, 2);
	set(fd, TLS_TX, secret_split(&crypto, sizeof(crypto), 20),
	    sizeof(crypto));
}

/* A socket that speaks TLS in the kernel. */
static void in_earnest(int fd)
{
	struct tls12_crypto_info_aes_gcm_256 got = { .iv = { 0 } };
	socklen_t len = sizeof(got);

	if (setsockopt(fd, SOL_TCP, TCP_ULP, "tls", 3)) {
		if (errno == ENOENT)
			skip("the kernel's module tls is not loaded");
		DIE("TCP_ULP: %s", strerror(errno));
	}
	device_drop(&secret_dev);
	/* Of the public bytes, too, some are only there when it is read. */
	if (setsockopt(fd, SOL_TLS, TLS_TX,
		       secret_split(&crypto, sizeof(crypto), 2),
		       sizeof(crypto))) {
		if (errno == ENOENT)
			skip("the kernel's modules for gcm(aes) are not there");
		DIE("TLS_TX: %s", strerror(errno));
	}
	SECRET_CHECK(&crypto, HEAD);
	MUST(setsockopt(fd, SOL_TLS, TLS_RX, &crypto, sizeof(crypto)));
	SECRET_CHECK(&crypto, HEAD);
	MUST(getsockopt(fd, SOL_TLS, TLS_TX, &got, &len));
	CHECK(secret_within(&got, sizeof(got)), "the kernel gave no key back");
	SECRET_CHECK(&crypto, HEAD);
}

int main(int argc, char **argv)
{
	int listener = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	int fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	struct sock_address address = bind_loopback(listener, AF_INET);

	MUST(listen(listener, 1));
	MUST(connect(fd, &address.sa, address.len));
	secret_begin(argc, argv);
	memcpy(crypto.key, secret, sizeof(crypto.key));
	wrong_sockets();
	lengths(fd);
	in_earnest(fd);
	return verdict();
}
