// SPDX-License-Identifier: GPL-2.0-only
#include "cgroups_host.h"

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <linux/magic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "clock.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Walks are this far apart, and take no more than one part in so many of the time. */
#define WALK_NS UINT64_C(1000000000)
#define WALK_SHARE 50

/* Each folder on the way down is open. */
#define WALK_DEPTH 64

/* The kernel's way to end the line of a path of PATH_MAX. */
#define PROC_LINE 4200

void cgroups_host_open(struct cgroups_host *host)
{
	/* The first one, unless only controllers of version 1 are there. */
	static const char *const mounts[] = { "/sys/fs/cgroup",
					      "/sys/fs/cgroup/unified" };
	struct statfs fs;

	host->walk_ns = 0;
	host->root = -1;
	for (size_t i = 0; i < COUNT(mounts) && host->root < 0; i++)
		if (!statfs(mounts[i], &fs) && fs.f_type == CGROUP2_SUPER_MAGIC)
			host->root = open(mounts[i],
					  O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	host->proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

void cgroups_host_close(struct cgroups_host *host)
{
	if (host->root >= 0)
		close(host->root);
	if (host->proc >= 0)
		close(host->proc);
}

/* The process may be another one by now, or have moved: its path proves nothing. */
static bool is_path_of(const struct cgroups_host *host, const char *path,
		       uint64_t id)
{
	struct stat root, st;

	return *path == '/' && !fstat(host->root, &root) &&
	       !fstatat(host->root, path[1] ? path + 1 : ".", &st,
			AT_SYMLINK_NOFOLLOW) &&
	       S_ISDIR(st.st_mode) && st.st_dev == root.st_dev &&
	       st.st_ino == id;
}

static void ask_process(const struct cgroups_host *host, struct cgroups *known,
			uint64_t id, uint32_t pid)
{
	static const char version_2[] = "0::";
	const size_t head = sizeof(version_2) - 1;
	char line[PROC_LINE];
	FILE *file;
	int fd;

	snprintf(line, sizeof(line), "%" PRIu32 "/cgroup", pid);
	fd = openat(host->proc, line, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	file = fdopen(fd, "r");
	if (!file) {
		close(fd);
		return;
	}
	while (fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = '\0';
		if (!strncmp(line, version_2, head) &&
		    is_path_of(host, line + head, id))
			cgroups_put(known, id, line + head,
				    strlen(line + head));
	}
	fclose(file);
}

struct walk {
	struct cgroups *known;
	unsigned int left; /* folders that may still be looked at */
	unsigned int depth;
	size_t len; /* of the path */
	char path[CGROUP_PATH_MAX];
};

static bool add_name(struct walk *walk, const char *name)
{
	size_t n = strlen(name);

	if (walk->len + 1 + n >= sizeof(walk->path))
		return false;
	walk->path[walk->len++] = '/';
	memcpy(walk->path + walk->len, name, n);
	walk->len += n;
	return true;
}

static void walk_into(struct walk *walk, int parent, const char *name);

static void visit(struct walk *walk, int dir, const char *name)
{
	size_t len = walk->len;
	struct stat st;

	if (!strcmp(name, ".") || !strcmp(name, "..") ||
	    fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) ||
	    !S_ISDIR(st.st_mode) || !add_name(walk, name))
		return;
	walk->left--;
	cgroups_put(walk->known, st.st_ino, walk->path, walk->len);
	/* Of one without folders only its dozens of files would be listed. */
	if (st.st_nlink != 2 && walk->depth < WALK_DEPTH)
		walk_into(walk, dir, name);
	walk->len = len;
}

static void walk_into(struct walk *walk, int parent, const char *name)
{
	int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *entry;

	if (!dir) {
		if (fd >= 0)
			close(fd);
		return;
	}
	walk->depth++;
	while (walk->left && (entry = readdir(dir)))
		if (entry->d_type == DT_DIR)
			visit(walk, fd, entry->d_name);
	walk->depth--;
	closedir(dir);
}

/* What a walk meets on its way is remembered: other ids will be asked for. */
static void ask_hierarchy(const struct cgroups_host *host,
			  struct cgroups *known)
{
	struct walk walk = { .known = known, .left = CGROUPS_MAX - 1 };
	struct stat st;

	if (fstat(host->root, &st))
		return;
	cgroups_put(known, st.st_ino, "/", 1);
	walk_into(&walk, host->root, ".");
}

void cgroups_host_ask(struct cgroups_host *host, struct cgroups *known,
		      uint64_t id, uint32_t pid)
{
	uint64_t before, after;

	if (host->root < 0) {
		cgroups_put(known, id, "", 0);
		return;
	}
	if (pid && host->proc >= 0)
		ask_process(host, known, id, pid);
	if (cgroups_path(known, id))
		return;
	before = now_ns();
	if (before < host->walk_ns) {
		cgroups_put_off(known);
		return;
	}
	ask_hierarchy(host, known);
	after = now_ns();
	host->walk_ns = (after - before) * WALK_SHARE < WALK_NS ?
				after + WALK_NS :
				after + (after - before) * WALK_SHARE;
	/* Whoever is gone does not come back: ids are used once. */
	if (!cgroups_path(known, id))
		cgroups_put(known, id, "", 0);
}
