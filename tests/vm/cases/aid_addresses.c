// SPDX-License-Identifier: GPL-2.0-only
/*
 * aid_addresses FILE...: looks in each FILE for addresses of the kernel, as
 * bytes, as hexadecimal numbers, and in bytes that are written as such. Exit
 * code 1: found.
 */
#include "addresses.h"

#include <ctype.h>
#include <sys/stat.h>

static char *whole(const char *path, size_t *len)
{
	int fd = (int)MUST(open(path, O_RDONLY));
	struct stat st;
	char *bytes;

	MUST(fstat(fd, &st));
	*len = (size_t)st.st_size;
	bytes = malloc(*len + 1);
	if (!bytes || read(fd, bytes, *len) != st.st_size)
		DIE("cannot read %s", path);
	bytes[*len] = '\0';
	close(fd);
	return bytes;
}

static size_t report(const char *path, size_t found, uint64_t first,
		     const char *how)
{
	if (found && path)
		FAIL("%s: %zu addresses of the kernel %s, the first is %#lx",
		     path, found, how, first);
	return found;
}

/* The bytes that pairs of digits stand for, in place. */
static size_t decode(char *digits, size_t len)
{
	char pair[3] = "";

	for (size_t i = 0; i + 1 < len; i += 2) {
		memcpy(pair, digits + i, 2);
		digits[i / 2] = (char)strtol(pair, NULL, 16);
	}
	return len / 2;
}

static size_t look_at_digits(const char *path, char *bytes, size_t len)
{
	uint64_t first = 0, n;
	size_t run, found = 0;

	for (size_t at = 0; at < len; at += run ? run : 1) {
		for (run = 0;
		     at + run < len && isxdigit((unsigned char)bytes[at + run]);
		     run++)
			;
		if (run < 16)
			continue;
		n = strtoull(bytes + at, NULL, 16);
		if (run == 16)
			found += report(path, is_kernel_address(n), n,
					"as a number");
		found += report(path,
				addresses_within(bytes + at,
						 decode(bytes + at, run),
						 &first),
				first, "in bytes that are shown");
	}
	return found;
}

/* A control: there is one, and it is found. */
static void search(void)
{
	const unsigned char *bytes = (const void *)&kernel_setsockopt;
	char text[64];
	size_t len = (size_t)sprintf(text, "optval %#lx.", kernel_setsockopt);

	if (look_at_digits(NULL, text, len) != 1)
		FAIL("a number is not found");
	len = (size_t)sprintf(text, "\"0000");
	for (size_t i = 0; i < sizeof(kernel_setsockopt); i++)
		len += (size_t)sprintf(text + len, "%02x", bytes[i]);
	if (look_at_digits(NULL, text, len) != 1)
		FAIL("bytes are not found");
}

int main(int argc, char **argv)
{
	addresses_begin();
	search();
	for (int i = 1; i < argc; i++) {
		uint64_t first = 0;
		size_t len, found;
		char *bytes = whole(argv[i], &len);

		found = addresses_within(bytes, len, &first);
		report(argv[i], found, first, "as bytes");
		look_at_digits(argv[i], bytes, len);
		free(bytes);
	}
	return verdict();
}
