// SPDX-License-Identifier: GPL-2.0-only
/*
 * What was recorded before a reader came is matched with what the records hold:
 * nobody knows any more whose descendants and in whose cgroup's subtree.
 */
#include "marks.h"

#include <sys/prctl.h>

#include "cgroup.h"

static struct cgroup outer, inner;
static struct worker worker;

static void be_somebody_else(void *arg)
{
	(void)arg;
	cgroup_enter(&inner);
	MUST(prctl(PR_SET_NAME, "somebody else"));
	MUST(setresuid(4001, 4001, 4001));
}

static void record(void)
{
	int fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));

	mark('a');
	mark_get('b');
	mark_at(fd, MARK_LEVEL, MARK_NAME, 'c');
	mark_at(-1, MARK_LEVEL, MARK_NAME + 1, 'd');
	worker_mark(&worker, 'e');
	close(fd);
}

static void check_at(int line, struct sot_filter filter, const char *want)
{
	struct device dev;

	device_open(&dev);
	device_filter(&dev, &filter);
	CHECK_EQ("lseek", lseek(dev.fd, 0, SEEK_SET), 0);
	expect_marks_at(line, &dev, want);
	device_close(&dev);
}

/* History is of the whole system: ask for what is ours. */
#define CHECK_HISTORY(want, ...) \
	check_at(__LINE__, (struct sot_filter){ __VA_ARGS__ }, want)
#define OURS .npids = 2, .pids = { 0, (uint32_t)worker.pid }

static void check(void)
{
	CHECK_HISTORY("abcde", OURS);
	CHECK_HISTORY("abcd", .npids = 1, .flags = SOT_FILTER_TREE);
	CHECK_HISTORY("e", .npids = 1, .pids = { (uint32_t)worker.pid });
	CHECK_HISTORY("e", .ntids = 1, .tids = { (uint32_t)worker.pid });
	CHECK_HISTORY("e", OURS, .nuids = 1, .uids = { 4001 });
	CHECK_HISTORY("e", OURS, .ncomms = 1, .comms = { "somebody else" });
	CHECK_HISTORY("e", OURS, .ncgroups = 1, .cgroups = { inner.id });
	CHECK_HISTORY("", OURS, .ncgroups = 1, .cgroups = { outer.id });
	CHECK_HISTORY("b", OURS, .calls = 1U << SOT_TYPE_GETSOCKOPT);
	CHECK_HISTORY("", OURS, .vias = 1U << SOT_VIA_COMPAT);
	CHECK_HISTORY("c", OURS, .families = 1ULL << AF_INET);
	CHECK_HISTORY("abde", OURS, .families = 1);
	CHECK_HISTORY("c", OURS, .err = ENOPROTOOPT);
	CHECK_HISTORY("abcde", OURS, .flags = SOT_FILTER_FAILED);
	CHECK_HISTORY("", OURS, .min_duration_ns = 3600000000000);
	CHECK_HISTORY("d", OURS, .nopts = 1,
		      .opts = { { MARK_LEVEL, MARK_NAME + 1, 0, 0 } });
}

int main(void)
{
	struct cgroup root;
	struct device dev;

	cgroup_root(&root);
	cgroup_make(&outer, &root, "sot-history");
	cgroup_make(&inner, &outer, "inner");
	worker_start(&worker, be_somebody_else, NULL);
	/* What nobody wants is not kept. */
	device_open(&dev);
	record();
	device_close(&dev);
	mark('z');
	/* The probes stay armed: to arm them takes long. */
	device_open(&dev);
	check();
	worker_stop(&worker);
	cgroup_remove(&inner);
	cgroup_remove(&outer);
	return verdict();
}
