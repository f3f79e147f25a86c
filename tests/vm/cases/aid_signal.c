// SPDX-License-Identifier: GPL-2.0-only
/*
 * aid_signal NUMBER COMMAND [ARGUMENT...]: runs the reader COMMAND, makes calls
 * without end, sends the signal when the first output has come, and ends as the
 * COMMAND does (128 and the number, if by a signal). Its output goes nowhere.
 */
#include "module.h"

#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>

static void call_forever(void)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (;;)
		setsockopt(-1, 0, 0, NULL, 0);
}

int main(int argc, char **argv)
{
	int out[2], status;
	pid_t command, caller;
	char bytes[4096];

	if (argc < 3)
		DIE("give a signal's number and a command");
	MUST(pipe2(out, O_CLOEXEC));
	command = (pid_t)MUST(fork());
	if (!command) {
		/* A shell may have had us started with it ignored. */
		signal(SIGINT, SIG_DFL);
		dup2(out[1], STDOUT_FILENO);
		execvp(argv[2], argv + 2);
		DIE("%s: %s", argv[2], strerror(errno));
	}
	close(out[1]);
	while (!counter("readers"))
		sched_yield();
	caller = (pid_t)MUST(fork());
	if (!caller)
		call_forever();

	if (read(out[0], bytes, sizeof(bytes)) <= 0)
		FAIL("no output");
	MUST(kill(command, (int)strtol(argv[1], NULL, 10)));
	while (read(out[0], bytes, sizeof(bytes)) > 0)
		;
	MUST(waitpid(command, &status, 0));
	kill(caller, SIGKILL);
	if (failures)
		return 1;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) :
				     WEXITSTATUS(status);
}
