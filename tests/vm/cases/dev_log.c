// SPDX-License-Identifier: GPL-2.0-only
/* Each open is told once in the kernel's log; a flood of them is not. */
#include "device.h"

#include <sys/prctl.h>

#define FLOOD 40

struct log {
	int opened;
	int suppressed; /* by the kernel's count */
	int other;
	char last[4096];
};

static int kmsg;

static struct log read_log(void)
{
	struct log log = { .opened = 0 };
	char record[4096];
	ssize_t got;

	while ((got = read(kmsg, record, sizeof(record) - 1)) > 0) {
		const char *text;
		int n;

		record[got] = '\0';
		text = strchr(record, ';');
		if (!text)
			continue;
		if (sscanf(text + 1, "sot_open: %d callbacks suppressed", &n) ==
		    1) {
			log.suppressed += n;
		} else if (!strncmp(text + 1, "sockopt_trace: opened by ",
				    25)) {
			log.opened++;
			strcpy(log.last, text + 1);
		} else if (strstr(text, "sockopt_trace") ||
			   strstr(text, "sot_open")) {
			log.other++;
			strcpy(log.last, text + 1);
		}
	}
	return log;
}

static void open_times(int times)
{
	for (int i = 0; i < times; i++)
		close((int)MUST(open(SOT_DEVICE, O_RDONLY)));
}

/* The window of the kernel's rate limit begins anew. */
static void calm_down(void)
{
	sleep(6);
	read_log();
}

static void once_each(void)
{
	char want[100];
	struct log log;

	open_times(3);
	log = read_log();
	CHECK_EQ("lines for 3 opens", log.opened, 3);
	CHECK_EQ("other lines", log.other, 0);
	snprintf(want, sizeof(want),
		 "sockopt_trace: opened by dev_log, pid %d, uid 0\n", getpid());
	CHECK(!strncmp(log.last, want, strlen(want)), "\"%s\", expected \"%s\"",
	      log.last, want);
}

/* What a program calls itself makes no line of its own. */
static void hostile_name(void)
{
	struct log log;

	MUST(prctl(PR_SET_NAME, "a\nsockopt_tr: b"));
	open_times(1);
	MUST(prctl(PR_SET_NAME, "dev_log"));
	log = read_log();
	CHECK_EQ("lines for a name of two lines", log.opened, 1);
	/* The log's device escapes the backslash once more. */
	CHECK(strstr(log.last, "opened by a\\x5cnsockopt_tr: b, pid "),
	      "\"%s\": the name is not escaped", log.last);
}

static void refused(void *arg)
{
	(void)arg;
	MUST(setresuid(65534, 65534, 65534));
	CHECK_ERR(open(SOT_DEVICE, O_RDONLY), EACCES);
}

static void flood(void)
{
	struct log log, rest;

	open_times(FLOOD);
	log = read_log();
	CHECK(log.opened < FLOOD, "a flood of opens is a flood of lines");
	/* The kernel tells how many it left out when the next one comes. */
	sleep(6);
	open_times(1);
	rest = read_log();
	CHECK_EQ("lines told and left out",
		 log.opened + log.suppressed + rest.opened + rest.suppressed,
		 FLOOD + 1);
}

int main(void)
{
	struct device dev;

	/* While it is open, another open arms no probes and is quick. */
	device_open(&dev);
	kmsg = (int)MUST(open("/dev/kmsg", O_RDONLY | O_NONBLOCK));
	MUST(lseek(kmsg, 0, SEEK_END));
	calm_down();
	once_each();
	hostile_name();
	run_forked(refused, NULL);
	CHECK_EQ("lines for a refusal", read_log().opened, 0);
	calm_down();
	flood();
	return verdict();
}
