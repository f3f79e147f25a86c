// SPDX-License-Identifier: GPL-2.0-only
/*
 * aid_find KEYFILE FILE: looks in FILE for any part of the key, as bytes and as
 * the hexadecimal digits of them, alone or each as \xNN. Exit code 1: found.
 */
#include <fcntl.h>
#include <sys/stat.h>

#include "check.h"

#define PART 6

static unsigned char *whole(const char *path, size_t *len)
{
	int fd = (int)MUST(open(path, O_RDONLY));
	unsigned char *bytes;
	struct stat st;

	MUST(fstat(fd, &st));
	*len = (size_t)st.st_size;
	bytes = malloc(*len + 1);
	if (!bytes || read(fd, bytes, *len) != st.st_size)
		DIE("cannot read %s", path);
	close(fd);
	return bytes;
}

static void look_for(const unsigned char *bytes, size_t len, const void *part,
		     size_t part_len, const char *how)
{
	const unsigned char *at = memmem(bytes, len, part, part_len);

	if (at)
		FAIL("a part of the key, %s, is at byte %td", how, at - bytes);
}

int main(int argc, char **argv)
{
	size_t key_len, len;
	const unsigned char *key, *bytes;

	if (argc != 3)
		DIE("give a file with a key and one to search");
	key = whole(argv[1], &key_len);
	bytes = whole(argv[2], &len);
	if (!len)
		DIE("%s is empty", argv[2]);
	for (size_t i = 0; i + PART <= key_len; i++) {
		char plain[2 * PART + 1], escaped[4 * PART + 1];

		for (size_t k = 0; k < PART; k++) {
			sprintf(plain + 2 * k, "%02x", key[i + k]);
			sprintf(escaped + 4 * k, "\\x%02x", key[i + k]);
		}
		look_for(bytes, len, key + i, PART, "as bytes");
		look_for(bytes, len, plain, 2 * PART, "as digits");
		look_for(bytes, len, escaped, 4 * PART, "as \\xNN");
	}
	return verdict();
}
