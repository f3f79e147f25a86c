// SPDX-License-Identifier: GPL-2.0-only
/* cgroup_id is the id of the caller's folder in the cgroup v2 hierarchy. */
#include "device.h"

#include <sys/socket.h>

#include "cgroup.h"

static void call(void *arg)
{
	struct cgroup *group = arg;

	if (group)
		cgroup_enter(group);
	setsockopt(-1, 0, 0, NULL, 0);
}

int main(void)
{
	struct cgroup root, outer, inner;
	struct device dev;

	cgroup_root(&root);
	cgroup_make(&outer, &root, "sot-outer");
	cgroup_make(&inner, &outer, "inner");
	device_open(&dev);

	run_forked(call, &root);
	CHECK_EQ("of the root", device_only(&dev)->cgroup_id, root.id);
	run_forked(call, &outer);
	CHECK_EQ("of a group", device_only(&dev)->cgroup_id, outer.id);
	run_forked(call, &inner);
	CHECK_EQ("of a group in it", device_only(&dev)->cgroup_id, inner.id);

	device_done(&dev);
	cgroup_remove(&inner);
	cgroup_remove(&outer);
	return verdict();
}
