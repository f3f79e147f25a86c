// SPDX-License-Identifier: GPL-2.0-only
/* The line of a call from inside of new namespaces has the outer process id. */
#include "lines.h"

#include <sched.h>

int main(void)
{
	int fd = (int)MUST(socket(AF_UNIX, SOCK_STREAM, 0));
	struct stat st;
	pid_t child;
	int one = 1;

	MUST(fstat(fd, &st));
	MUST(unshare(CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET |
		     CLONE_NEWNS));
	child = (pid_t)MUST(fork());
	if (!child) {
		int ret = setsockopt(fd, SOL_SOCKET, SO_PASSCRED, &one, 4);

		exit(getpid() != 1 || ret);
	}
	reap(child);
	line_comm();
	printf("[%d/%d] setsockopt(%d<UNIX-STREAM:[%lu]>, SOL_SOCKET, SO_PASSCRED, [1], 4) = 0\n",
	       child, child, fd, (unsigned long)st.st_ino);
	return verdict();
}
