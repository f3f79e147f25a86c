// SPDX-License-Identifier: GPL-2.0-only
/*
 * Who is let in by owner, group and mode, and what a file that was handed on can
 * be made to show.
 */
#include "marks.h"

#include <grp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#define USER 3101
#define GROUP 3102
#define NODE "/tmp/sot-node"

static struct device dev;

static void become(gid_t group)
{
	MUST(setgroups(group ? 1 : 0, &group));
	MUST(setresgid(USER, USER, USER));
	MUST(setresuid(USER, USER, USER));
}

/* A new user namespace, and root in it. */
static void become_root_of_a_container(void)
{
	char map[32];
	int len = snprintf(map, sizeof(map), "0 %u 1", geteuid());
	int fd;

	MUST(unshare(CLONE_NEWUSER));
	/* Its files under /proc are ours again, in spite of the new ids. */
	MUST(prctl(PR_SET_DUMPABLE, 1));
	fd = (int)MUST(open("/proc/self/uid_map", O_WRONLY));
	MUST(write(fd, map, (size_t)len));
	close(fd);
	CHECK_EQ("uid in the container", geteuid(), 0);
}

static void stranger(void *arg)
{
	(void)arg;
	become(0);
	CHECK_ERR(open(SOT_DEVICE, O_RDONLY), EACCES);
}

static void of_roots_group(void *arg)
{
	gid_t group = 0;

	(void)arg;
	MUST(setgroups(1, &group));
	MUST(setresuid(USER, USER, USER));
	CHECK_ERR(open(SOT_DEVICE, O_RDONLY), EACCES);
}

static void member(void *arg)
{
	(void)arg;
	become(GROUP);
	device_open(&dev);
	device_filter_self(&dev, false);
	mark('m');
	EXPECT_MARKS(&dev, "m");
	CHECK_EQ("lseek", lseek(dev.fd, 0, SEEK_SET), 0);
	CHECK_ERR(open(SOT_DEVICE, O_RDWR), EACCES);
}

static void member_in_a_container(void *arg)
{
	(void)arg;
	become(GROUP);
	become_root_of_a_container();
	CHECK_ERR(open(SOT_DEVICE, O_RDONLY), EPERM);
}

static void owner_in_a_container(void *arg)
{
	(void)arg;
	become(0);
	become_root_of_a_container();
	CHECK_ERR(open(NODE, O_RDONLY), EPERM);
}

/* As a udev rule would set it up. */
static void group(void)
{
	MUST(chown(SOT_DEVICE, 0, GROUP));
	MUST(chmod(SOT_DEVICE, 0640));
	run_forked(stranger, NULL);
	run_forked(member, NULL);
	run_forked(member_in_a_container, NULL);
	MUST(chown(SOT_DEVICE, 0, 0));
	MUST(chmod(SOT_DEVICE, 0600));
}

static void owner(void)
{
	struct stat st;

	MUST(stat(SOT_DEVICE, &st));
	unlink(NODE);
	MUST(mknod(NODE, S_IFCHR | 0600, st.st_rdev));
	MUST(chown(NODE, USER, USER));
	run_forked(owner_in_a_container, NULL);
	unlink(NODE);
}

/* What is not more than the file showed already stays possible. */
static void no_more(int why)
{
	struct sot_filter all = { .flags = 0 };
	struct sot_info info;
	struct sot_stats stats;

	CHECK_ERR(ioctl(dev.fd, SOT_IOC_SET_FILTER, &all), why);
	CHECK_ERR(lseek(dev.fd, 0, SEEK_SET), why);
	MUST(lseek(dev.fd, 0, SEEK_END));
	MUST(ioctl(dev.fd, SOT_IOC_INFO, &info));
	MUST(ioctl(dev.fd, SOT_IOC_STATS, &stats));
	mark('c');
	EXPECT_MARKS(&dev, "");
}

static void handed_to_a_stranger(void *arg)
{
	(void)arg;
	become(0);
	no_more(EACCES);
}

static void handed_into_a_container(void *arg)
{
	(void)arg;
	become_root_of_a_container();
	no_more(EPERM);
}

static void handed_on(void)
{
	device_open(&dev);
	mark('x');
	device_filter_self(&dev, false);
	run_forked(handed_to_a_stranger, NULL);
	run_forked(handed_into_a_container, NULL);
	mark('p');
	EXPECT_MARKS(&dev, "p");
	device_close(&dev);
}

int main(void)
{
	run_forked(stranger, NULL);
	run_forked(of_roots_group, NULL);
	group();
	owner();
	handed_on();
	return verdict();
}
