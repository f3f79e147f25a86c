// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "doctor.h"

#define COUNTERS "/sys/class/misc/sockopt_trace/"
#define PARAMETERS "/sys/module/sockopt_trace/parameters/"

/* As module/params.c has it. */
#define MAXACTIVE_MOST 4096

bool doctor_fires(const struct doctor *doctor)
{
	char armed[8];

	return doctor->host.node.fd >= 0 &&
	       !fact_read(doctor->host.root, COUNTERS "armed", armed,
			  sizeof(armed)) &&
	       !strcmp(armed, "1");
}

/* Whether there is nothing to look at, as the module is not loaded. */
static bool skip_unloaded(const struct doctor *doctor, struct result *result)
{
	if (doctor->loaded)
		return false;
	doctor_say(result, STATUS_SKIPPED, "the module is not loaded");
	return true;
}

static bool skip_unopened(const struct doctor *doctor, struct result *result)
{
	if (skip_unloaded(doctor, result))
		return true;
	if (doctor->host.node.fd >= 0)
		return false;
	doctor_say(result, STATUS_SKIPPED, "the device is not open");
	return true;
}

void doctor_device(const struct doctor *doctor, struct result *result)
{
	const struct node *node = &doctor->host.node;

	if (skip_unloaded(doctor, result))
		return;
	if (!node->is_there) {
		doctor_say(result, STATUS_PROBLEM,
			   "%s is not there, though the module is loaded",
			   SOT_DEVICE);
		doctor_fix(
			result,
			"outside of containers: udevadm trigger --name-match=sockopt_trace");
	} else if (!node->is_device) {
		doctor_say(result, STATUS_PROBLEM,
			   "%s is something else, and in the module's way",
			   SOT_DEVICE);
		doctor_fix(
			result,
			"rm %s, then: modprobe -r sockopt_trace && modprobe sockopt_trace",
			SOT_DEVICE);
	} else if (node->mode & S_IROTH) {
		doctor_say(
			result, STATUS_PROBLEM,
			"%s, %s:%s, mode %03o: everybody may see everybody's calls",
			SOT_DEVICE, node->owner, node->group, node->mode);
		doctor_fix(result, "chmod o= %s", SOT_DEVICE);
	} else {
		doctor_say(result, STATUS_OK, "%s, %s:%s, mode %03o",
			   SOT_DEVICE, node->owner, node->group, node->mode);
	}
}

/* The file's mode keeps this user out. */
static void judge_denied(const struct host *host, struct result *result)
{
	const struct node *node = &host->node;

	if (!node->gid || !(node->mode & S_IRGRP)) {
		doctor_say(result, STATUS_PROBLEM, "%s may not open it: %s may",
			   host->user, node->owner);
		doctor_fix(
			result,
			"run as %s; the group sockopt-trace may where its udev rule is: udevadm trigger --name-match=sockopt_trace",
			node->owner);
	} else if (host->joins_group && !host->in_group) {
		doctor_say(result, STATUS_PROBLEM,
			   "%s is in the group %s, but not in this session yet",
			   host->user, node->group);
		doctor_fix(result, "log in again, or: newgrp %s", node->group);
	} else if (host->in_group) {
		doctor_say(
			result, STATUS_PROBLEM,
			"%s may not open it, though of the group %s: something else forbids it, as AppArmor or SELinux",
			host->user, node->group);
		doctor_fix(result, "journalctl -k -g sockopt_trace");
	} else {
		doctor_say(result, STATUS_PROBLEM,
			   "%s is not in the group %s, which may open it",
			   host->user, node->group);
		doctor_fix(result, "usermod -aG %s %s, then log in again",
			   node->group, host->user);
	}
}

void doctor_access(const struct doctor *doctor, struct result *result)
{
	const struct host *host = &doctor->host;

	if (skip_unloaded(doctor, result))
		return;
	if (!host->node.is_device) {
		doctor_say(result, STATUS_SKIPPED, "there is no device");
		return;
	}
	switch (host->node.err) {
	case 0:
		doctor_say(result, STATUS_OK, "%s may open it%s%s", host->user,
			   host->uid && host->in_group ? ", as of the group " :
							 "",
			   host->uid && host->in_group ? host->node.group : "");
		break;
	case EACCES:
		judge_denied(host, result);
		break;
	case EPERM:
		doctor_say(
			result, STATUS_PROBLEM,
			"it opens in the initial user namespace alone, and this is another");
		doctor_fix(result, "run outside of containers");
		break;
	case EBUSY:
		doctor_say(result, STATUS_PROBLEM,
			   "it has %d readers, more are not possible",
			   SOT_READERS_MAX);
		doctor_fix(result, "fuser -v %s, and end one of them",
			   SOT_DEVICE);
		break;
	default:
		doctor_say(result, STATUS_PROBLEM, "it does not open: %s",
			   strerror(host->node.err));
		doctor_fix(result, "journalctl -k -g sockopt_trace");
	}
}

void doctor_abi(const struct doctor *doctor, struct result *result)
{
	const struct node *node = &doctor->host.node;

	if (skip_unopened(doctor, result))
		return;
	if (node->has_info && node->info.abi == SOT_ABI) {
		doctor_say(result, STATUS_OK, "%d, as this reader", SOT_ABI);
		return;
	}
	if (node->has_info)
		doctor_say(result, STATUS_PROBLEM,
			   "the module speaks ABI %u, this reader %d",
			   node->info.abi, SOT_ABI);
	else
		doctor_say(result, STATUS_PROBLEM,
			   "the device does not answer as ours does");
	doctor_fix(
		result,
		"install module and reader of one version, then: modprobe -r sockopt_trace && modprobe sockopt_trace");
}

void doctor_probes(const struct doctor *doctor, struct result *result)
{
	if (skip_unopened(doctor, result))
		return;
	if (doctor_fires(doctor)) {
		doctor_say(result, STATUS_OK, "armed now, and they work");
	} else if (doctor_has_problem(doctor, CHECK_FTRACE) ||
		   doctor_has_problem(doctor, CHECK_KPROBES)) {
		doctor_say(result, STATUS_SKIPPED, "they are switched off");
	} else if (!fact_is_there(doctor->host.root, COUNTERS "armed")) {
		doctor_say(result, STATUS_UNKNOWN,
			   "whether they work, " COUNTERS
			   "armed does not tell");
	} else {
		doctor_say(result, STATUS_PROBLEM,
			   "armed, but they see no call");
		doctor_fix(
			result,
			"sysctl kernel.ftrace_enabled=1; echo 1 > /sys/kernel/debug/kprobes/enabled");
	}
}

static void read_or(const struct doctor *doctor, const char *path, char *text,
		    size_t len)
{
	if (fact_read(doctor->host.root, path, text, len))
		snprintf(text, len, "?");
}

void doctor_buffer(const struct doctor *doctor, struct result *result)
{
	char size[16], active[16], snaplen[16], capture[16];

	if (skip_unloaded(doctor, result))
		return;
	read_or(doctor, PARAMETERS "buffer_kb", size, sizeof(size));
	read_or(doctor, PARAMETERS "maxactive", active, sizeof(active));
	read_or(doctor, PARAMETERS "snaplen", snaplen, sizeof(snaplen));
	read_or(doctor, PARAMETERS "capture", capture, sizeof(capture));
	if (!strcmp(capture, "secrets")) {
		doctor_say(result, STATUS_NOTE,
			   "capture=secrets: keys are recorded, too");
		doctor_fix(
			result,
			"modprobe -r sockopt_trace && modprobe sockopt_trace capture=values");
		return;
	}
	doctor_say(result, STATUS_OK,
		   "buffer_kb=%s per CPU, maxactive=%s, snaplen=%s, capture=%s",
		   size, active, snaplen, capture);
}

void doctor_missed(const struct doctor *doctor, struct result *result)
{
	char missed[24], events[24], overwritten[24], active[16];
	unsigned long more;

	if (skip_unloaded(doctor, result))
		return;
	read_or(doctor, COUNTERS "missed", missed, sizeof(missed));
	read_or(doctor, COUNTERS "events", events, sizeof(events));
	read_or(doctor, COUNTERS "overwritten", overwritten,
		sizeof(overwritten));
	if (!strcmp(missed, "?")) {
		doctor_say(result, STATUS_UNKNOWN,
			   "cannot read " COUNTERS "missed");
		return;
	}
	if (!strcmp(missed, "0")) {
		doctor_say(
			result, STATUS_OK,
			"no call since it was loaded; %s recorded, %s of them overwritten since",
			events, overwritten);
		return;
	}
	doctor_say(result, STATUS_PROBLEM,
		   "%s calls since it was loaded, besides %s recorded", missed,
		   events);
	read_or(doctor, PARAMETERS "maxactive", active, sizeof(active));
	more = 2 * strtoul(active, NULL, 10);
	if (more < 1024)
		more = 1024;
	if (more > MAXACTIVE_MOST)
		more = MAXACTIVE_MOST;
	doctor_fix(
		result,
		"modprobe -r sockopt_trace && modprobe sockopt_trace maxactive=%lu",
		more);
}
