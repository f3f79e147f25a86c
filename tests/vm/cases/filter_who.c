// SPDX-License-Identifier: GPL-2.0-only
/* Filters by process, thread, effective uid and name. */
#include "marks.h"

#include <pthread.h>
#include <sys/prctl.h>

static struct worker anne, bob, carl;
static struct device dev;

static void be(void *name)
{
	MUST(prctl(PR_SET_NAME, name));
	if (!strcmp(name, "anne"))
		MUST(setresuid(3001, 3002, 3003));
	if (!strcmp(name, "annemarie"))
		MUST(setresuid(3002, 3003, 3001));
}

/* A thread that stays, so that its id can be named. */
static int thread_tid, to_thread[2], from_thread[2];

static void *staying(void *arg)
{
	char byte;

	(void)arg;
	thread_tid = gettid();
	while (write(from_thread[1], "x", 1) == 1 &&
	       read(to_thread[0], &byte, 1) == 1)
		mark('t');
	return NULL;
}

static void thread_start(void)
{
	pthread_t thread;
	char byte;

	MUST(pipe(to_thread));
	MUST(pipe(from_thread));
	pthread_create(&thread, NULL, staying, NULL);
	MUST(read(from_thread[0], &byte, 1));
}

static void all(void)
{
	char byte;

	mark('m');
	MUST(write(to_thread[1], "x", 1));
	MUST(read(from_thread[0], &byte, 1));
	worker_mark(&anne, 'a');
	worker_mark(&bob, 'b');
	worker_mark(&carl, 'c');
}

static void check_at(int line, struct sot_filter filter, const char *want)
{
	device_filter(&dev, &filter);
	all();
	expect_marks_at(line, &dev, want);
}

#define CHECK_FILTER(want, ...) \
	check_at(__LINE__, (struct sot_filter){ __VA_ARGS__ }, want)

static void pids(void)
{
	struct sot_filter full = { .npids = SOT_FILTER_ENTRIES };

	CHECK_FILTER("mtabc", .npids = 0);
	CHECK_FILTER("mt", .npids = 1, .pids = { 0 });
	CHECK_FILTER("mt", .npids = 1, .pids = { (uint32_t)getpid() });
	CHECK_FILTER("b", .npids = 1, .pids = { (uint32_t)bob.pid });
	CHECK_FILTER("mtc", .npids = 2, .pids = { 0, (uint32_t)carl.pid });
	for (uint32_t i = 0; i < SOT_FILTER_ENTRIES; i++)
		full.pids[i] = 1;
	full.pids[SOT_FILTER_ENTRIES - 1] = (uint32_t)anne.pid;
	check_at(__LINE__, full, "a");
	/* What stands behind the list's length does not count. */
	full.npids--;
	check_at(__LINE__, full, "");
}

static void tids(void)
{
	CHECK_FILTER("m", .ntids = 1, .tids = { (uint32_t)gettid() });
	CHECK_FILTER("t", .ntids = 1, .tids = { (uint32_t)thread_tid });
	CHECK_FILTER("", .npids = 1, .pids = { (uint32_t)thread_tid });
	CHECK_FILTER("mb", .ntids = 2,
		     .tids = { (uint32_t)bob.pid, (uint32_t)gettid() });
	CHECK_FILTER("", .ntids = 1, .tids = { (uint32_t)bob.pid }, .npids = 1,
		     .pids = { (uint32_t)carl.pid });
}

static void uids(void)
{
	CHECK_FILTER("mtc", .nuids = 1, .uids = { 0 });
	CHECK_FILTER("a", .nuids = 1, .uids = { 3002 });
	CHECK_FILTER("b", .nuids = 1, .uids = { 3003 });
	CHECK_FILTER("ab", .nuids = 2, .uids = { 3002, 3003 });
	CHECK_FILTER("", .nuids = 1, .uids = { 3001 });
}

static void comms(void)
{
	CHECK_FILTER("a", .ncomms = 1, .comms = { "anne" });
	CHECK_FILTER("b", .ncomms = 1, .comms = { "annemarie" });
	CHECK_FILTER("", .ncomms = 1, .comms = { "ann" });
	CHECK_FILTER("bc", .ncomms = 2,
		     .comms = { "fifteen letters", "annemarie" });
	CHECK_FILTER("mt", .ncomms = 1, .comms = { "filter_who" });
	CHECK_FILTER("b", .ncomms = 2, .comms = { "anne", "annemarie" },
		     .nuids = 1, .uids = { 3003 });
}

int main(void)
{
	worker_start(&anne, be, "anne");
	worker_start(&bob, be, "annemarie");
	worker_start(&carl, be, "fifteen letters");
	thread_start();
	device_open(&dev);
	pids();
	tids();
	uids();
	comms();
	worker_stop(&anne);
	worker_stop(&bob);
	worker_stop(&carl);
	return verdict();
}
