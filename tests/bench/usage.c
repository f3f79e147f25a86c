// SPDX-License-Identifier: GPL-2.0-only
/*
 * Runs a command and prints on standard error what it used, as its last line:
 *   CPU_US MEMORY_KB
 * processor time in microseconds, and memory at its peak.
 */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static long long us_of(struct timeval tv)
{
	return tv.tv_sec * 1000000LL + tv.tv_usec;
}

int main(int argc, char **argv)
{
	struct rusage usage;
	int status;
	pid_t pid;

	if (argc < 2)
		return 2;
	pid = fork();
	if (pid == 0) {
		execvp(argv[1], argv + 1);
		perror(argv[1]);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &usage) != pid) {
		perror("usage");
		return 1;
	}
	fprintf(stderr, "%lld %ld\n",
		us_of(usage.ru_utime) + us_of(usage.ru_stime), usage.ru_maxrss);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
