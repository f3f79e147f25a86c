// SPDX-License-Identifier: GPL-2.0-only
#include "device.h"

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

#include "absence.h"

/* Who may: as the file's owner, group and mode say it. */
static enum exit_code fail_access(const char *path)
{
	char owner[64] = "root", group[64] = "root";
	const struct passwd *pw;
	const struct group *gr;
	struct stat st;

	if (stat(path, &st))
		return fail(EXIT_PERMISSION,
			    "cannot open %s: permission denied: run as root",
			    path);
	pw = getpwuid(st.st_uid);
	gr = getgrgid(st.st_gid);
	snprintf(owner, sizeof(owner), "%s", pw ? pw->pw_name : "?");
	snprintf(group, sizeof(group), "%s", gr ? gr->gr_name : "?");
	if (st.st_gid && st.st_mode & S_IRGRP)
		return fail(
			EXIT_PERMISSION,
			"cannot open %s: permission denied: run as %s, or as a member of the group %s",
			path, owner, group);
	return fail(EXIT_PERMISSION,
		    "cannot open %s: permission denied: run as %s", path,
		    owner);
}

static enum exit_code fail_absent(const char *path)
{
	struct utsname host = { 0 };
	char text[512];

	uname(&host);
	absence_explain(text, sizeof(text), "", host.release);
	return fail(EXIT_DEVICE, "no %s: %s (sockopt-trace doctor tells more)",
		    path, text);
}

static enum exit_code fail_open(const char *path, int err)
{
	switch (err) {
	case ENOENT:
	case ENODEV:
	case ENXIO:
		return fail_absent(path);
	case EACCES:
		return fail_access(path);
	case EPERM:
		return fail(
			EXIT_PERMISSION,
			"cannot open %s from here: run in the initial user namespace, outside of containers",
			path);
	case EBUSY:
		return fail(
			EXIT_RUNTIME,
			"%s has %d readers, more are not possible: end one of them",
			path, SOT_READERS_MAX);
	default:
		return fail(EXIT_RUNTIME, "cannot open %s: %s", path,
			    strerror(err));
	}
}

static enum exit_code query(int fd, const char *path, struct sot_info *info)
{
	memset(info, 0, sizeof(*info));
	if (ioctl(fd, SOT_IOC_INFO, info))
		return fail(
			EXIT_DEVICE,
			"%s is not the device of a sockopt_trace module that this reader (version %s) knows: check --device, or load the module of that version",
			path, SOT_VERSION);
	if (info->abi != SOT_ABI)
		return fail(
			EXIT_DEVICE,
			"the loaded module %.*s speaks ABI %u, this reader %s ABI %d: install both of one version and load the module again",
			(int)sizeof(info->version), info->version, info->abi,
			SOT_VERSION, SOT_ABI);
	return EXIT_OK;
}

enum exit_code device_open(struct source *source, const char *path)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);

	return fd < 0 ? fail_open(path, errno) : device_adopt(source, fd, path);
}

enum exit_code device_adopt(struct source *source, int fd, const char *path)
{
	struct sot_info info;
	enum exit_code code = query(fd, path, &info);

	if (code == EXIT_OK)
		code = source_open_fd(source, fd, path, true, info.record_max);
	if (code != EXIT_OK)
		close(fd);
	return code;
}

/* Why a filter that names related calls is refused, if that is for them. */
static const char *related_fault(int err)
{
	switch (err) {
	case EINVAL:
		return "the loaded module knows no related calls (that of version " SOT_VERSION
		       " does)";
	case ENOENT:
		return "this kernel lacks a function that related calls go through";
	default:
		return NULL;
	}
}

enum exit_code device_set_filter(struct source *source,
				 const struct sot_filter *filter)
{
	const char *fault;

	if (!ioctl(source->fd, SOT_IOC_SET_FILTER, filter))
		return EXIT_OK;
	fault = filter->calls & RECORD_RELATED ? related_fault(errno) : NULL;
	if (fault)
		return fail(EXIT_RUNTIME, "%s: do without --related", fault);
	if (errno == E2BIG)
		return fail(
			EXIT_RUNTIME,
			"the loaded module does not know every condition of this filter: load the one of version %s",
			SOT_VERSION);
	return fail(EXIT_RUNTIME, "%s refuses the filter: %s", source->name,
		    strerror(errno));
}

enum exit_code device_try_filter(struct source *source,
				 struct sot_filter *filter)
{
	const char *fault;

	if (!ioctl(source->fd, SOT_IOC_SET_FILTER, filter))
		return EXIT_OK;
	fault = filter->calls & RECORD_RELATED ? related_fault(errno) : NULL;
	if (fault) {
		complain("%s: calls for options are judged alone", fault);
		filter->calls &= RECORD_OPTIONS;
	}
	return device_set_filter(source, filter);
}

enum exit_code device_rewind(struct source *source)
{
	if (lseek(source->fd, 0, SEEK_SET) < 0)
		return fail(EXIT_RUNTIME,
			    "%s does not give out its history: %s",
			    source->name, strerror(errno));
	return EXIT_OK;
}
