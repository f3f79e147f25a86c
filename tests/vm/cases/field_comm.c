// SPDX-License-Identifier: GPL-2.0-only
/* comm is the thread's name, byte by byte. */
#include "device.h"

#include <pthread.h>
#include <sys/prctl.h>
#include <sys/socket.h>

static void *call(void *name)
{
	MUST(prctl(PR_SET_NAME, name));
	setsockopt(-1, 0, 0, NULL, 0);
	return NULL;
}

int main(void)
{
	static const char *const names[] = {
		"short", "exactly15chars.", "longer than fifteen",
		"",	 "\001\n\033\377",  "a b\\",
	};
	pthread_t thread;
	struct device dev;

	device_open(&dev);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const struct sot_event *event;
		char want[SOT_COMM_LEN];

		snprintf(want, sizeof(want), "%.15s", names[i]);
		pthread_create(&thread, NULL, call, (void *)names[i]);
		pthread_join(thread, NULL);
		event = device_only(&dev);
		CHECK(!event->comm[SOT_COMM_LEN - 1] &&
			      !strcmp(event->comm, want),
		      "comm is \"%.16s\", expected \"%s\"", event->comm, want);
	}
	return verdict();
}
