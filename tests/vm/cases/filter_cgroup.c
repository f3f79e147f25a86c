// SPDX-License-Identifier: GPL-2.0-only
/* A cgroup stands for its subtree. */
#include "marks.h"

#include "cgroup.h"

static struct device dev;
static struct worker in_outer, in_inner, in_other;

static void enter(void *group)
{
	cgroup_enter(group);
}

static void check_at(int line, uint32_t count, uint64_t first, uint64_t second,
		     const char *want)
{
	struct sot_filter filter = {
		.ncgroups = count,
		.cgroups = { first, second },
	};

	device_filter(&dev, &filter);
	mark('m');
	worker_mark(&in_outer, 'o');
	worker_mark(&in_inner, 'i');
	worker_mark(&in_other, 'x');
	expect_marks_at(line, &dev, want);
}

int main(void)
{
	struct cgroup root, outer, inner, other;

	cgroup_root(&root);
	cgroup_make(&outer, &root, "sot-a");
	cgroup_make(&inner, &outer, "b");
	cgroup_make(&other, &root, "sot-ab");
	worker_start(&in_outer, enter, &outer);
	worker_start(&in_inner, enter, &inner);
	worker_start(&in_other, enter, &other);
	device_open(&dev);

	check_at(__LINE__, 1, outer.id, 0, "oi");
	check_at(__LINE__, 1, inner.id, 0, "i");
	check_at(__LINE__, 1, other.id, 0, "x");
	check_at(__LINE__, 2, other.id, inner.id, "ix");
	check_at(__LINE__, 1, root.id, 0, "moix");
	check_at(__LINE__, 1, 0x7fffffff, 0, "");

	worker_stop(&in_outer);
	worker_stop(&in_inner);
	worker_stop(&in_other);
	cgroup_remove(&inner);
	cgroup_remove(&outer);
	cgroup_remove(&other);
	return verdict();
}
