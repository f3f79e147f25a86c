/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What stands between this user and the calls of this host: checks of its
 * kernel, the module, the device and the user's rights, each in a few lines of
 * doctor_*.c. They look at files alone, and ask the device what only it knows.
 */
#ifndef SOT_DOCTOR_H
#define SOT_DOCTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "../module/uapi/sockopt_trace.h"
#include "facts.h"

/* In this order: what a check needs stands before it. */
enum check {
	CHECK_KERNEL,
	CHECK_CONFIG,
	CHECK_HEADERS,
	CHECK_DKMS,
	CHECK_MODULE,
	CHECK_ENFORCEMENT,
	CHECK_LOCKDOWN,
	CHECK_SIGNATURE,
	CHECK_LOADED,
	CHECK_VERSION,
	CHECK_FTRACE,
	CHECK_KPROBES,
	CHECK_DEVICE,
	CHECK_ACCESS,
	CHECK_ABI,
	CHECK_PROBES,
	CHECK_BUFFER,
	CHECK_MISSED,
	CHECKS
};

enum status {
	STATUS_OK,
	STATUS_PROBLEM, /* nothing is traced, or not everything */
	STATUS_NOTE,	/* in nobody's way today */
	STATUS_UNKNOWN, /* this user, or anybody, cannot tell */
	STATUS_SKIPPED, /* makes no sense before a problem is mended */
	STATUSES
};

struct result {
	enum status status;
	char text[512];
	char fix[384]; /* what mends it, "" if nothing has to be */
};

/* The device as a file, and what came of opening it. */
struct node {
	bool is_there;
	bool is_device;
	uid_t uid;
	gid_t gid;
	mode_t mode;
	char owner[64], group[64];
	int fd;	 /* while it is open the probes are armed; -1 */
	int err; /* of opening it, or 0 */
	bool has_info;
	struct sot_info info;
};

struct host {
	const char *root; /* before all paths; "" but in tests */
	char release[65], machine[65];
	uid_t uid;
	char user[64];
	bool in_group;	  /* the device's, in this session */
	bool joins_group; /* ... and in one that starts now */
	struct node node;
};

struct doctor {
	struct host host;
	bool loaded;
	enum fact_module built;
	char path
		[FACT_LINE]; /* of the module's file, below /lib/modules/RELEASE */
	struct result results[CHECKS];
};

/* Runs all checks on the host that is described. */
void doctor_examine(struct doctor *doctor);

/* doctor_host.c: describes this one. The device stays open until released. */
void doctor_meet(struct host *host);
void doctor_release(struct host *host);

/* "kernel", "config" ... */
extern const char *const doctor_names[CHECKS];

/* For checks: what there is to say, and what mends it. */
void doctor_say(struct result *result, enum status status, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
void doctor_fix(struct result *result, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

bool doctor_has_problem(const struct doctor *doctor, enum check check);

/* Whether no module can help, on this kernel: then says so. */
bool doctor_hopeless(const struct doctor *doctor, struct result *result);

/* How bad it is if there is nothing to build the module, or to load later. */
enum status doctor_lack(const struct doctor *doctor);

typedef void check_fn(const struct doctor *doctor, struct result *result);

/* doctor_kernel.c */
check_fn doctor_kernel, doctor_config, doctor_headers, doctor_ftrace,
	doctor_kprobes;
/* doctor_dkms.c */
check_fn doctor_dkms;
/* doctor_module.c */
check_fn doctor_module, doctor_enforcement, doctor_lockdown, doctor_signature,
	doctor_loaded, doctor_version;
/* doctor_device.c */
check_fn doctor_device, doctor_access, doctor_abi, doctor_probes, doctor_buffer,
	doctor_missed;

/* doctor_device.c: the device is open, and its probes are hit. */
bool doctor_fires(const struct doctor *doctor);

#endif
