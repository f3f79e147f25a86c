// SPDX-License-Identifier: GPL-2.0-only
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum exit_code child_prepare(void)
{
	if (prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0))
		return fail(EXIT_RUNTIME,
			    "cannot follow orphaned processes: %s",
			    strerror(errno));
	return EXIT_OK;
}

/* The pipe closes with a successful exec, or brings the errno of a failed one. */
__attribute__((noreturn)) static void run(char *const argv[], int report_fd)
{
	int err;

	execvp(argv[0], argv);
	err = errno;
	if (write(report_fd, &err, sizeof(err)) != sizeof(err))
		_exit(126);
	_exit(127);
}

enum exit_code child_start(struct child *child, char *const argv[])
{
	int report[2];
	int err = 0;
	pid_t pid;

	if (pipe2(report, O_CLOEXEC))
		return fail(EXIT_RUNTIME, "cannot run '%s': %s", argv[0],
			    strerror(errno));
	pid = fork();
	if (pid == 0)
		run(argv, report[1]);
	if (pid < 0)
		err = errno;
	close(report[1]);
	if (pid > 0 && read(report[0], &err, sizeof(err)) == sizeof(err))
		waitpid(pid, NULL, 0);
	close(report[0]);
	if (err)
		return fail(pid < 0 ? EXIT_RUNTIME : EXIT_USAGE,
			    "cannot run '%s': %s", argv[0], strerror(err));
	*child = (struct child){ .name = argv[0], .pid = pid };
	return EXIT_OK;
}

void child_reap(struct child *child)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		if (pid != child->pid)
			continue;
		child->pid = 0;
		child->ended = true;
		child->status = status;
	}
}

void child_signal(const struct child *child, int signo)
{
	if (child->pid)
		kill(child->pid, signo);
}

void child_report(const struct child *child)
{
	if (child->pid)
		complain("'%s' (pid %d) runs on, untraced", child->name,
			 (int)child->pid);
	if (!child->ended)
		return;
	if (WIFSIGNALED(child->status))
		complain("'%s' was ended by signal %d (%s)", child->name,
			 WTERMSIG(child->status),
			 strsignal(WTERMSIG(child->status)));
	else if (WEXITSTATUS(child->status))
		complain("'%s' exited with status %d", child->name,
			 WEXITSTATUS(child->status));
	if (waitpid(-1, NULL, WNOHANG) == 0)
		complain("processes that '%s' started run on, untraced",
			 child->name);
}
