// SPDX-License-Identifier: GPL-2.0-only
/*
 * Processes by the hundred that make some calls and end in every way there is,
 * orphans among them, amid signals. A reader that follows the tree of processes
 * sees each call; one that waits is interrupted over and over.
 */
#include "module.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/time.h>

#include "observer.h"

#define CHILDREN 12
#define MS 3000

static struct observer observer;
static struct account tree = { .name = "reader of the tree" };
static struct calls *calls; /* shared with the children */
static atomic_ulong interrupted;
static atomic_bool stop;
static const struct itimerval often = { .it_interval.tv_usec = 3000,
					.it_value.tv_usec = 1000 };

/* A call in whatever was interrupted, also between entry and return. */
static void on_alarm(int signal)
{
	int err = errno;

	(void)signal;
	call_once(calls, -1, CALL_FAILED);
	errno = err;
}

static void on_interrupt(int signal)
{
	(void)signal;
}

static void *call_on(void *arg)
{
	int fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));

	(void)arg;
	while (true)
		call_once(calls, fd, (enum call_kind)chance_of(CALL_KINDS));
	return NULL;
}

static void end_by_exit(void)
{
	_exit(0);
}

static void end_by_signal(void)
{
	kill(getpid(), SIGKILL);
}

static void end_by_exec(void)
{
	execl("/bin/busybox", "true", NULL);
	_exit(1);
}

/* While another thread of the process is in a call. */
static void end_amid_calls(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, call_on, NULL);
	sleep_ms(chance_of(4));
	_exit(0);
}

/* An orphan goes on with the calls; it stays in the tree. */
static void end_with_orphan(void)
{
	if (fork() == 0) {
		for (unsigned int i = chance_of(20); i > 0; i--)
			call_once(calls, -1, CALL_FAILED);
	}
	_exit(0);
}

static void child(unsigned int number)
{
	static void (*const ends[])(void) = {
		end_by_exit,	end_by_signal,	 end_by_exec,
		end_amid_calls, end_with_orphan,
	};
	int fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));

	chance_init(number);
	MUST(setitimer(ITIMER_REAL, &often, NULL));
	for (unsigned int i = chance_of(30); i > 0; i--)
		call_once(calls, fd, (enum call_kind)chance_of(CALL_KINDS));
	CHANCE_AMONG(ends)();
}

/* Waits for what does not come, as SIGUSR1 comes. */
static void *wait_in_read(void *arg)
{
	const struct sot_filter none = { .npids = 1, .pids = { 0x7fffffff } };
	int fd = (int)MUST(open(SOT_DEVICE, O_RDONLY | O_CLOEXEC));
	static char buf[16 << 10];

	(void)arg;
	MUST(ioctl(fd, SOT_IOC_SET_FILTER, &none));
	while (!atomic_load(&stop)) {
		CHECK_ERR(read(fd, buf, sizeof(buf)), EINTR);
		atomic_fetch_add(&interrupted, 1);
	}
	close(fd);
	return NULL;
}

static void on_signal(int number, void (*handler)(int), int flags)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = flags };

	MUST(sigaction(number, &action, NULL));
}

/* Only the main thread and the children are interrupted by the alarm. */
static void start_threads(pthread_t *waiting)
{
	sigset_t alarm;

	sigemptyset(&alarm);
	sigaddset(&alarm, SIGALRM);
	on_signal(SIGALRM, on_alarm, SA_RESTART);
	on_signal(SIGUSR1, on_interrupt, 0);
	pthread_sigmask(SIG_BLOCK, &alarm, NULL);
	observer_start(&observer);
	pthread_create(waiting, NULL, wait_in_read, NULL);
	pthread_sigmask(SIG_UNBLOCK, &alarm, NULL);
	MUST(setitimer(ITIMER_REAL, &often, NULL));
}

static void stop_threads(pthread_t waiting)
{
	const struct itimerval never = { 0 };

	MUST(setitimer(ITIMER_REAL, &never, NULL));
	atomic_store(&stop, true);
	while (pthread_tryjoin_np(waiting, NULL)) {
		pthread_kill(waiting, SIGUSR1);
		sleep_ms(1);
	}
	observer_stop(&observer);
}

/* Returns how many were started. */
static unsigned int storm(pthread_t waiting)
{
	pid_t children[CHILDREN] = { 0 };
	unsigned int started = 0;
	uint64_t end = deadline_ms(MS);

	while (now_ms() < end && !failures) {
		pid_t *pid = &CHANCE_AMONG(children);

		if (*pid) {
			if (chance_of(4) == 0)
				kill(*pid, SIGKILL);
			MUST(waitpid(*pid, NULL, 0));
		}
		started++;
		*pid = (pid_t)MUST(fork());
		if (!*pid)
			child(started);
		pthread_kill(waiting, SIGUSR1);
	}
	while (waitpid(-1, NULL, 0) > 0)
		;
	CHECK_EQ("calls with a wrong result", atomic_load(&calls->wrong), 0);
	return started;
}

int main(void)
{
	const struct sot_filter filter = { .flags = SOT_FILTER_TREE,
					   .npids = 1 };
	unsigned int started;
	pthread_t waiting;

	chance_start();
	rcu_expedite();
	/* Of those whose parent ended before. */
	MUST(prctl(PR_SET_CHILD_SUBREAPER, 1));
	calls = shared_memory(sizeof(*calls));
	module_load("");
	account_open(&tree, &filter);
	start_threads(&waiting);
	started = storm(waiting);
	stop_threads(waiting);

	printf("info %u processes, %lu reads interrupted\n", started,
	       atomic_load(&interrupted));
	CHECK(atomic_load(&interrupted) > 0, "no read was interrupted");
	observer_check(&observer, calls);
	observer_close(&observer);
	account_drain(&tree);
	account_between(&tree, calls_sum(calls->ended),
			calls_sum(calls->begun));
	device_close(&tree.dev);
	module_unload();
	return verdict();
}
