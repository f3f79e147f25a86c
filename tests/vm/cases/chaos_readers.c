// SPDX-License-Identifier: GPL-2.0-only
/*
 * Readers that open, read, seek, poll, change filters and close, and at any
 * point of that are killed, while many threads make calls. Two others keep
 * books, and find nothing missing.
 */
#include "module.h"

#include <signal.h>
#include <sys/prctl.h>

#include "mess.h"
#include "observer.h"

#define READERS 6
#define CALLERS 4
#define MS 3000

static struct observer observer;
static struct calls calls;
static struct mess mess;

static void *make_mess(void *number)
{
	chance_init((uintptr_t)number);
	while (true)
		mess_once(&mess);
	return NULL;
}

/* Two threads that share their files, until they are killed. */
static pid_t start_reader(unsigned int number, atomic_ulong *operations)
{
	pid_t parent = getpid();
	pthread_t thread;
	pid_t pid;

	fflush(stdout);
	pid = (pid_t)MUST(fork());
	if (pid)
		return pid;
	/* A killed case must leave none behind. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(0);
	mess_init(&mess, MESS_FILES, operations);
	pthread_create(&thread, NULL, make_mess,
		       (void *)(uintptr_t)(2 * number));
	make_mess((void *)(uintptr_t)(2 * number + 1));
	_exit(0);
}

static void kill_reader(pid_t pid)
{
	int status;

	MUST(kill(pid, SIGKILL));
	MUST(waitpid(pid, &status, 0));
	CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL,
	      "a reader ended by itself, with status %#x", status);
}

int main(void)
{
	atomic_ulong *operations = shared_memory(sizeof(*operations));
	unsigned int kills = READERS, number = 1;
	pid_t readers[READERS];
	uint64_t end;

	chance_start();
	rcu_expedite();
	module_load("");
	observer_start(&observer);
	for (int i = 0; i < READERS; i++)
		readers[i] = start_reader(number++, operations);
	calls_start(&calls, CALLERS);
	for (end = deadline_ms(MS); now_ms() < end && !failures; kills++) {
		pid_t *pid = &CHANCE_AMONG(readers);

		sleep_ms(chance_of(100));
		kill_reader(*pid);
		*pid = start_reader(number++, operations);
	}
	for (int i = 0; i < READERS; i++)
		kill_reader(readers[i]);
	calls_stop(&calls);
	observer_stop(&observer);

	printf("info %u readers killed, %lu operations\n", kills,
	       atomic_load(operations));
	observer_check(&observer, &calls);
	CHECK_EQ("open files", counter("readers"), 2);
	observer_close(&observer);
	CHECK_EQ("armed", kprobes_armed(), false);
	module_unload();
	return verdict();
}
