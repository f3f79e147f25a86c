// SPDX-License-Identifier: GPL-2.0-only
/*
 * aid_manager SOCKET COMMAND [ARGUMENT...]: what a service manager is to its
 * service, as sd_notify(3) and sd_listen_fds(3) have it: keeps the descriptors
 * that the COMMAND gives it, and starts it again whenever it ends, with them.
 * SIGHUP ends the COMMAND, SIGUSR1 kills it, SIGTERM ends both. Says "started"
 * and "ended STATUS" each time, and "keeps NAME", "forgets NAME".
 */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "check.h"

#define KEPT_MAX 8
#define FIRST_FD 3

struct kept {
	int fd;
	char name[64];
};

static struct kept kept[KEPT_MAX];
static size_t nkept;
static pid_t service;
static int stopping;

__attribute__((format(printf, 1, 2))) static void say(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	printf("\n");
	fflush(stdout);
}

static int listen_at(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = (int)MUST(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));

	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
	unlink(path);
	MUST(bind(fd, (struct sockaddr *)&address, sizeof(address)));
	return fd;
}

/* Above those that the service is to have, so that none is in their way. */
static void keep(const char *name, int fd)
{
	if (nkept == KEPT_MAX)
		DIE("more than %d descriptors", KEPT_MAX);
	kept[nkept].fd = (int)MUST(fcntl(fd, F_DUPFD_CLOEXEC, 100));
	snprintf(kept[nkept++].name, sizeof(kept[0].name), "%s", name);
	close(fd);
	say("keeps %s", name);
}

static void forget(const char *name)
{
	size_t i = 0;

	while (i < nkept && strcmp(kept[i].name, name))
		i++;
	if (i == nkept)
		return;
	close(kept[i].fd);
	kept[i] = kept[--nkept];
	say("forgets %s", name);
}

/* What stands behind KEY= in its line, or "". */
static void value_of(const char *message, const char *key, char value[64])
{
	const char *at = strstr(message, key);

	snprintf(value, 64, "%s", at ? at + strlen(key) : "");
	value[strcspn(value, "\n")] = '\0';
}

static void take_message(int notify)
{
	union {
		struct cmsghdr head;
		char space[CMSG_SPACE(sizeof(int))];
	} control = { .space = { 0 } };
	char message[512] = "", name[64];
	struct iovec iov = { message, sizeof(message) - 1 };
	struct msghdr msg = {
		.msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof(control),
	};
	const struct cmsghdr *cmsg;
	int fd = -1;

	MUST(recvmsg(notify, &msg, MSG_CMSG_CLOEXEC));
	cmsg = CMSG_FIRSTHDR(&msg);
	if (cmsg && cmsg->cmsg_type == SCM_RIGHTS)
		memcpy(&fd, CMSG_DATA(cmsg), sizeof(fd));
	value_of(message, "FDNAME=", name);
	if (fd >= 0 && strstr(message, "FDSTORE=1"))
		keep(name, fd);
	else if (strstr(message, "FDSTOREREMOVE=1"))
		forget(name);
}

static void become_service(const char *path, char **command)
{
	char names[KEPT_MAX * 64] = "", number[16];
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (size_t i = 0; i < nkept; i++) {
		MUST(dup2(kept[i].fd, FIRST_FD + (int)i));
		strcat(names, i ? ":" : "");
		strcat(names, kept[i].name);
	}
	setenv("NOTIFY_SOCKET", path, 1);
	if (nkept) {
		snprintf(number, sizeof(number), "%d", getpid());
		setenv("LISTEN_PID", number, 1);
		snprintf(number, sizeof(number), "%zu", nkept);
		setenv("LISTEN_FDS", number, 1);
		setenv("LISTEN_FDNAMES", names, 1);
	}
	execvp(command[0], command);
	_exit(127);
}

static void start(const char *path, char **command)
{
	service = (pid_t)MUST(fork());
	if (!service)
		become_service(path, command);
	say("started");
}

static void take_signal(int signals, const char *path, char **command)
{
	struct signalfd_siginfo info;
	int status;

	MUST(read(signals, &info, sizeof(info)));
	switch (info.ssi_signo) {
	case SIGHUP:
		kill(service, SIGTERM);
		break;
	case SIGUSR1:
		kill(service, SIGKILL);
		break;
	case SIGTERM:
		stopping = 1;
		kill(service, SIGTERM);
		break;
	default:
		MUST(waitpid(service, &status, 0));
		say("ended %d", WIFEXITED(status) ? WEXITSTATUS(status) :
						    -WTERMSIG(status));
		if (stopping)
			exit(verdict());
		start(path, command);
	}
}

int main(int argc, char **argv)
{
	struct pollfd fds[2];
	sigset_t set;

	if (argc < 3)
		DIE("usage: aid_manager SOCKET COMMAND [ARGUMENT...]");
	sigemptyset(&set);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGUSR1);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, NULL);
	fds[0] = (struct pollfd){
		.fd = (int)MUST(signalfd(-1, &set, SFD_CLOEXEC)),
		.events = POLLIN,
	};
	fds[1] = (struct pollfd){ .fd = listen_at(argv[1]), .events = POLLIN };
	start(argv[1], argv + 2);
	for (;;) {
		MUST(poll(fds, 2, -1));
		/* First, as what a service says comes before its end. */
		if (fds[1].revents)
			take_message(fds[1].fd);
		else if (fds[0].revents)
			take_signal(fds[0].fd, argv[1], argv + 2);
	}
}
