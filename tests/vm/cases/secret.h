/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Calls that pass a key, and the search for it in everything that the device
 * then returns. The key is random; with a file as the program's argument it is
 * written there, for a search in what the reader made of the calls.
 */
#ifndef SOT_SECRET_H
#define SOT_SECRET_H

#include <sys/random.h>
#include <sys/socket.h>

#include "device.h"

#define SECRET_LEN 32
#define SECRET_PART 6 /* bytes in a row that are no chance */

static unsigned char secret[SECRET_LEN];
static struct device secret_dev;

static inline void secret_begin(int argc, char **argv)
{
	MUST(getrandom(secret, sizeof(secret), 0));
	if (argc > 1) {
		int fd = (int)MUST(
			open(argv[1], O_WRONLY | O_CREAT | O_TRUNC, 0600));

		MUST(write(fd, secret, sizeof(secret)));
		close(fd);
	}
	device_open(&secret_dev);
	device_filter_self(&secret_dev, false);
}

/* Whether any part of the key is there. */
static inline bool secret_within(const void *bytes, size_t len)
{
	for (size_t i = 0; i + SECRET_PART <= sizeof(secret); i++)
		if (memmem(bytes, len, secret + i, SECRET_PART))
			return true;
	return false;
}

/*
 * The events of the calls made since the last time: none holds the key, all are
 * marked, and of the value they hold at most as much as is public. head are the
 * public bytes of the value; len of 0: the call returned none.
 */
static inline void secret_check_at(int line, const void *head, size_t len)
{
	const struct sot_event *event = device_event(&secret_dev);

	if (secret_within(secret_dev.buf, secret_dev.have))
		fail_at(__FILE__, line, "the key is there (line of the case)");
	if (!(event->flags & SOT_F_REDACTED))
		fail_at(__FILE__, line, "not marked as redacted");
	if (len > secret_dev.info.snaplen)
		len = secret_dev.info.snaplen;
	if (event->value_len != len || memcmp(event_value(event), head, len))
		fail_at(__FILE__, line, "%u public bytes, expected these %zu",
			event->value_len, len);
	device_done(&secret_dev);
}

#define SECRET_CHECK(head, len) secret_check_at(__LINE__, head, len)

/* The value with its end, the key, in a page that is not there yet. */
static inline void *secret_split(const void *value, size_t len, size_t resident)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	int file = (int)MUST(memfd_create("value", MFD_CLOEXEC));
	unsigned char *at;

	MUST(ftruncate(file, (off_t)(2 * page)));
	MUST(pwrite(file, value, len, (off_t)(page - resident)));
	at = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
	if (at == MAP_FAILED)
		DIE("mmap: %s", strerror(errno));
	close(file);
	/* A look brings in the first page, and maybe the second with it. */
	(void)*(volatile unsigned char *)at;
	MUST(madvise(at + page, page, MADV_DONTNEED));
	return at + page - resident;
}

#endif
