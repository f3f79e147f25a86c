// SPDX-License-Identifier: GPL-2.0-only
/*
 * Processes are killed while their calls sleep inside the kernel: each of these
 * calls still comes to its end, and is told, whatever became of the readers and
 * of the module meanwhile.
 */
#include "module.h"

#include <pthread.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>

#include "account.h"
#include "sleeper.h"

#define THREADS 8
#define ROUNDS 5

static struct sleeper sleeper;
static struct account account;

static void *sleep_in_a_call(void *arg)
{
	int fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));

	(void)arg;
	setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, sleeper.hole, 4);
	FAIL("a call came back without what it waited for");
	return NULL;
}

/* Returns when all its threads are asleep. */
static pid_t start_sleepers(void)
{
	pthread_t thread;
	int pipes[2];
	char byte;
	pid_t pid;

	MUST(pipe(pipes));
	fflush(stdout);
	pid = (pid_t)MUST(fork());
	if (!pid) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		/* Open here, it would stay so when the parent closes it. */
		close(account.dev.fd);
		sleeper_init(&sleeper);
		for (int i = 0; i < THREADS; i++)
			pthread_create(&thread, NULL, sleep_in_a_call, NULL);
		sleeper_wait(&sleeper, THREADS);
		MUST(write(pipes[1], "", 1));
		pause();
	}
	close(pipes[1]);
	if (read(pipes[0], &byte, 1) != 1) {
		close(pipes[0]);
		reap(pid);
		exit(verdict());
	}
	close(pipes[0]);
	return pid;
}

static void kill_sleepers(pid_t pid)
{
	int status;

	MUST(kill(pid, SIGKILL));
	MUST(waitpid(pid, &status, 0));
	CHECK(WIFSIGNALED(status), "status %#x of who was killed", status);
}

static void take_event(struct account *account, const struct sot_event *event)
{
	(void)account;
	CHECK_EQ("result of a call that was killed", event->ret, -EFAULT);
	CHECK_EQ("flags", event->flags, SOT_F_FAULT);
}

static void open_account(void)
{
	memset(&account, 0, sizeof(account));
	account.name = "reader";
	account.event = take_event;
	account_open(&account, NULL);
}

static void close_account(uint64_t calls)
{
	account_drain(&account);
	account_check(&account, calls);
	device_close(&account.dev);
}

static void kill_amid_reading(void)
{
	open_account();
	for (int i = 0; i < ROUNDS; i++)
		kill_sleepers(start_sleepers());
	close_account(ROUNDS * THREADS);
}

/* The filter that is there when they end is not for calls from before it. */
static void kill_after_filter(void)
{
	const struct sot_filter all = { 0 };
	pid_t pid;

	open_account();
	pid = start_sleepers();
	device_filter(&account.dev, &all);
	kill_sleepers(pid);
	kill_sleepers(start_sleepers());
	close_account(THREADS);
}

static void kill_after_close(void)
{
	pid_t pid;

	open_account();
	pid = start_sleepers();
	device_close(&account.dev);
	kill_sleepers(pid);
}

static void kill_after_reload(void)
{
	pid_t pid;

	open_account();
	pid = start_sleepers();
	device_close(&account.dev);
	module_unload();
	module_load("");
	open_account();
	kill_sleepers(pid);
	kill_sleepers(start_sleepers());
	close_account(THREADS);
}

static void kill_after_unload(void)
{
	pid_t pid;

	open_account();
	pid = start_sleepers();
	device_close(&account.dev);
	module_unload();
	kill_sleepers(pid);
}

int main(void)
{
	rcu_expedite();
	module_load("");
	kill_amid_reading();
	kill_after_filter();
	kill_after_close();
	kill_after_reload();
	kill_after_unload();
	return verdict();
}
