// SPDX-License-Identifier: GPL-2.0-only
/*
 * aid_screen COMMAND [ARGUMENT...]: runs the COMMAND in a terminal of 80 by 24 of
 * its own. What comes on standard input are its keys, what it shows goes to
 * standard output. Ends as the COMMAND does.
 */
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>

#include "check.h"

static int open_terminal(int *slave)
{
	const struct winsize size = { .ws_row = 24, .ws_col = 80 };
	int master = (int)MUST(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));

	MUST(unlockpt(master));
	*slave =
		(int)MUST(open(ptsname(master), O_RDWR | O_NOCTTY | O_CLOEXEC));
	MUST(ioctl(*slave, TIOCSWINSZ, &size));
	return master;
}

static void run(int slave, char **argv)
{
	MUST(setsid());
	MUST(ioctl(slave, TIOCSCTTY, 0));
	MUST(dup2(slave, STDIN_FILENO));
	MUST(dup2(slave, STDOUT_FILENO));
	execvp(argv[0], argv);
	DIE("%s: %s", argv[0], strerror(errno));
}

/* False once there is no more. */
static int pass_on(int from, int to)
{
	char bytes[4096];
	ssize_t got = read(from, bytes, sizeof(bytes));

	if (got > 0)
		MUST(write(to, bytes, (size_t)got));
	return got > 0;
}

int main(int argc, char **argv)
{
	int master, slave, status;
	pid_t pid;

	if (argc < 2)
		DIE("give a command");
	master = open_terminal(&slave);
	pid = (pid_t)MUST(fork());
	if (!pid)
		run(slave, argv + 1);
	close(slave);
	for (int keys = STDIN_FILENO;;) {
		struct pollfd fds[] = {
			{ .fd = master, .events = POLLIN },
			{ .fd = keys, .events = POLLIN },
		};

		MUST(poll(fds, 2, -1));
		if (fds[1].revents && !pass_on(keys, master))
			keys = -1;
		/* The last one who had it open has ended. */
		if (fds[0].revents && !pass_on(master, STDOUT_FILENO))
			break;
	}
	MUST(waitpid(pid, &status, 0));
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
