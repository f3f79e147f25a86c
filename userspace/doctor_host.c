// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "doctor.h"

#define GROUPS_MOST 65536 /* NGROUPS_MAX of the kernel */

/* Our own number if nobody gave it a name. */
static void put_name(char name[64], const char *known, unsigned int id)
{
	if (known)
		snprintf(name, 64, "%s", known);
	else
		snprintf(name, 64, "%u", id);
}

static void meet_node(struct node *node)
{
	const struct passwd *pw;
	const struct group *gr;
	struct stat st;

	node->fd = -1;
	if (stat(SOT_DEVICE, &st))
		return;
	node->is_there = true;
	node->is_device = S_ISCHR(st.st_mode);
	node->uid = st.st_uid;
	node->gid = st.st_gid;
	node->mode = st.st_mode & 07777;
	pw = getpwuid(st.st_uid);
	put_name(node->owner, pw ? pw->pw_name : NULL, st.st_uid);
	gr = getgrgid(st.st_gid);
	put_name(node->group, gr ? gr->gr_name : NULL, st.st_gid);
	if (!node->is_device)
		return;
	node->fd =
		open(SOT_DEVICE, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	node->err = node->fd < 0 ? errno : 0;
	node->has_info = node->fd >= 0 &&
			 !ioctl(node->fd, SOT_IOC_INFO, &node->info);
}

static bool has_group(const gid_t *groups, int count, gid_t group)
{
	for (int i = 0; i < count; i++)
		if (groups[i] == group)
			return true;
	return false;
}

static void meet_user(struct host *host)
{
	static gid_t groups[GROUPS_MOST];
	gid_t group = host->node.gid;
	const struct passwd *pw;
	int count;

	host->uid = geteuid();
	count = getgroups(GROUPS_MOST, groups);
	host->in_group = getegid() == group || has_group(groups, count, group);
	pw = getpwuid(host->uid);
	put_name(host->user, pw ? pw->pw_name : NULL, host->uid);
	if (!pw)
		return;
	count = GROUPS_MOST;
	if (getgrouplist(pw->pw_name, pw->pw_gid, groups, &count) >= 0)
		host->joins_group = has_group(groups, count, group);
}

void doctor_meet(struct host *host)
{
	struct utsname name = { 0 };

	memset(host, 0, sizeof(*host));
	host->root = "";
	uname(&name);
	snprintf(host->release, sizeof(host->release), "%s", name.release);
	snprintf(host->machine, sizeof(host->machine), "%s", name.machine);
	meet_node(&host->node);
	meet_user(host);
}

void doctor_release(struct host *host)
{
	if (host->node.fd >= 0)
		close(host->node.fd);
	host->node.fd = -1;
}
