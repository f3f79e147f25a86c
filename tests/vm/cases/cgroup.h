/* SPDX-License-Identifier: GPL-2.0-only */
/* Folders of the cgroup v2 hierarchy. */
#ifndef SOT_CGROUP_H
#define SOT_CGROUP_H

#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include "check.h"

#define CGROUP2_MAGIC 0x63677270

struct cgroup {
	char path[128];
	uint64_t id;
};

/* The kernel's file handle of a folder there is its id. */
static inline void cgroup_identify(struct cgroup *group)
{
	struct {
		struct file_handle handle;
		unsigned char bytes[MAX_HANDLE_SZ];
	} box = { .handle.handle_bytes = sizeof(group->id) };
	struct stat st;
	int mount;

	MUST(name_to_handle_at(AT_FDCWD, group->path, &box.handle, &mount, 0));
	memcpy(&group->id, box.bytes, sizeof(group->id));
	MUST(stat(group->path, &st));
	CHECK_EQ("inode of the cgroup's folder", st.st_ino, group->id);
}

static inline void cgroup_root(struct cgroup *root)
{
	static const char *const mounts[] = { "/sys/fs/cgroup",
					      "/sys/fs/cgroup/unified" };
	struct statfs fs;

	for (size_t i = 0; i < sizeof(mounts) / sizeof(mounts[0]); i++) {
		if (statfs(mounts[i], &fs) || fs.f_type != CGROUP2_MAGIC)
			continue;
		snprintf(root->path, sizeof(root->path), "%s", mounts[i]);
		cgroup_identify(root);
		return;
	}
	skip("the cgroup v2 hierarchy is not mounted");
}

static inline void cgroup_make(struct cgroup *group,
			       const struct cgroup *parent, const char *name)
{
	if (snprintf(group->path, sizeof(group->path), "%s/%s", parent->path,
		     name) >= (int)sizeof(group->path))
		DIE("path too long");
	if (mkdir(group->path, 0755) && errno != EEXIST)
		DIE("%s: %s", group->path, strerror(errno));
	cgroup_identify(group);
}

/* Moves this process there. */
static inline void cgroup_enter(const struct cgroup *group)
{
	char path[160];
	int fd;

	snprintf(path, sizeof(path), "%s/cgroup.procs", group->path);
	fd = (int)MUST(open(path, O_WRONLY));
	MUST(write(fd, "0", 1));
	close(fd);
}

static inline void cgroup_remove(const struct cgroup *group)
{
	MUST(rmdir(group->path));
}

#endif
