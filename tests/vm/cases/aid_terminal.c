// SPDX-License-Identifier: GPL-2.0-only
/*
 * aid_terminal FILE COMMAND [ARGUMENT...]: runs the COMMAND with a terminal as
 * its standard output that shows nothing before FILE is there, and then all.
 * Ends as the COMMAND does.
 */
#include <fcntl.h>
#include <termios.h>

#include "check.h"

/* Bytes as they are: a line's end stays one. */
static int open_terminal(int *slave)
{
	int master = (int)MUST(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
	struct termios mode;

	MUST(unlockpt(master));
	*slave =
		(int)MUST(open(ptsname(master), O_RDWR | O_NOCTTY | O_CLOEXEC));
	MUST(tcgetattr(*slave, &mode));
	cfmakeraw(&mode);
	MUST(tcsetattr(*slave, TCSANOW, &mode));
	return master;
}

int main(int argc, char **argv)
{
	int master, slave, status;
	char bytes[4096];
	ssize_t got;
	pid_t pid;

	if (argc < 3)
		DIE("give a file to wait for and a command");
	master = open_terminal(&slave);
	pid = (pid_t)MUST(fork());
	if (!pid) {
		MUST(dup2(slave, STDOUT_FILENO));
		execvp(argv[2], argv + 2);
		DIE("%s: %s", argv[2], strerror(errno));
	}
	close(slave);
	while (access(argv[1], F_OK))
		usleep(100000);
	while ((got = read(master, bytes, sizeof(bytes))) > 0)
		MUST(write(STDOUT_FILENO, bytes, (size_t)got));
	MUST(waitpid(pid, &status, 0));
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
