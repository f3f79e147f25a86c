// SPDX-License-Identifier: GPL-2.0-only
/* Parameters at and beyond the ends of their ranges. */
#include "module.h"

static int kmsg;

/* Whether the kernel log has got a line of ours with this in it. */
static bool logged(const char *text)
{
	char record[4096];
	bool found = false;
	ssize_t got;

	while ((got = read(kmsg, record, sizeof(record) - 1)) > 0) {
		record[got] = '\0';
		if (strstr(record, MODULE_NAME) && strstr(record, text))
			found = true;
	}
	return found;
}

static void refused(void)
{
	static const char *const bad[] = {
		"buffer_kb=63",	    "buffer_kb=32",	"buffer_kb=100",
		"buffer_kb=65537",  "buffer_kb=131072", "buffer_kb=-64",
		"buffer_kb=0",	    "buffer_kb=1M",	"buffer_kb=",
		"snaplen=15",	    "snaplen=4097",	"snaplen=x",
		"snaplen=0",	    "maxactive=0",	"maxactive=-1",
		"maxactive=100000", "capture=all",	"capture=",
		"capture=3",	    "always_on=maybe",
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		char name[32];

		if (!module_try_load(bad[i])) {
			FAIL("\"%s\" was accepted", bad[i]);
			module_unload();
			continue;
		}
		CHECK(errno == EINVAL, "\"%s\": %s, expected %s", bad[i],
		      strerror(errno), strerror(EINVAL));
		snprintf(name, sizeof(name), "%.*s", (int)strcspn(bad[i], "="),
			 bad[i]);
		CHECK(logged(name), "no word about \"%s\" in the kernel log",
		      bad[i]);
	}
}

static void accepted(void)
{
	static const char *const good[] = {
		"",
		"buffer_kb=64 snaplen=16 maxactive=1",
		"buffer_kb=65536",
		"snaplen=4096 maxactive=4096",
		"capture=values always_on=0",
		"capture=lengths",
		"always_on=1",
	};

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		bool always_on = strstr(good[i], "always_on=1");

		module_load(good[i]);
		CHECK_EQ("armed", counter("armed"), always_on);
		CHECK_EQ("in the list of kprobes", kprobes_armed(), always_on);
		module_unload();
	}
	logged("");
	module_load("capture=secrets");
	CHECK(logged("secrets"), "capture=secrets is not logged");
	module_unload();
}

int main(void)
{
	kmsg = (int)MUST(open("/dev/kmsg", O_RDONLY | O_NONBLOCK));
	MUST(lseek(kmsg, 0, SEEK_END));
	refused();
	accepted();
	return verdict();
}
