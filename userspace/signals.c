// SPDX-License-Identifier: GPL-2.0-only
#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

/* Marks, in a byte of the pipe, a signal that the terminal sent. */
#define FROM_TERMINAL 0x80

static int wake_fd = -1;

static void handle(int signo, siginfo_t *info, void *context)
{
	unsigned char byte = (unsigned char)signo;
	int saved = errno;

	(void)context;
	if (info->si_code == SI_KERNEL)
		byte |= FROM_TERMINAL;
	/* If the pipe is full, what is in it wakes the reader as well. */
	while (write(wake_fd, &byte, 1) < 0 && errno == EINTR)
		;
	errno = saved;
}

static int catch (int signo, int flags)
{
	struct sigaction action = {
		.sa_sigaction = handle,
		.sa_flags = SA_SIGINFO | SA_RESTART | flags,
	};

	sigemptyset(&action.sa_mask);
	return sigaction(signo, &action, NULL);
}

static int is_ignored(int signo)
{
	struct sigaction old;

	return !sigaction(signo, NULL, &old) && old.sa_handler == SIG_IGN;
}

int signals_start(struct signals *signals, bool insist)
{
	int flags = insist ? (int)SA_RESETHAND : 0;
	int pipe_fd[2];

	if (pipe2(pipe_fd, O_CLOEXEC | O_NONBLOCK))
		return -errno;
	*signals = (struct signals){ .fd = pipe_fd[0] };
	wake_fd = pipe_fd[1];
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	if (catch (SIGINT, flags) || catch (SIGTERM, flags) ||
	    catch (SIGCHLD, SA_NOCLDSTOP) ||
	    (!is_ignored(SIGHUP) && catch (SIGHUP, flags)))
		return -errno;
	return 0;
}

void signals_take(struct signals *signals)
{
	unsigned char bytes[64];
	ssize_t n;

	signals->asked = 0;
	signals->terminal = false;
	signals->child = false;
	while ((n = read(signals->fd, bytes, sizeof(bytes))) > 0) {
		for (ssize_t i = 0; i < n; i++) {
			int signo = bytes[i] & ~FROM_TERMINAL;

			if (signo == SIGCHLD)
				signals->child = true;
			else if (bytes[i] & FROM_TERMINAL)
				signals->terminal = true;
			else
				signals->asked = signo;
		}
	}
}
