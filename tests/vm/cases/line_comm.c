// SPDX-License-Identifier: GPL-2.0-only
/* Names of threads that would break or forge a line. */
#include "lines.h"

#include <pthread.h>

static int fd;

static void *named(void *name)
{
	int one = 1;

	MUST(prctl(PR_SET_NAME, name));
	SET(fd, SOL_SOCKET, SO_KEEPALIVE, &one, 4, .text = "[1]");
	return NULL;
}

int main(void)
{
	static char *const names[] = {
		"a b[1/1]",
		"two\nlines",
		"\033[31mred",
		"back\\slash",
		"tab\there",
		"caf\303\251",
		"",
		"exactly15chars.",
	};
	pthread_t thread;

	fd = line_socket(AF_INET, SOCK_STREAM, 0);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		pthread_create(&thread, NULL, named, names[i]);
		pthread_join(thread, NULL);
	}
	return verdict();
}
