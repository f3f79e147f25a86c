// SPDX-License-Identifier: GPL-2.0-only
/* Readers do not disturb one another. */
#include "marks.h"

static void same_stream(void)
{
	const struct sot_event *mine, *other;
	struct device a, b;

	device_open(&a);
	device_open(&b);
	for (int i = 1; i <= 1000; i++)
		mark(i);
	for (int i = 1; i <= 1000; i++) {
		mine = device_event(&a);
		other = device_event(&b);
		CHECK_EQ("letter", mine->optlen, i);
		if (mine->header.len != other->header.len ||
		    memcmp(mine, other, mine->header.len)) {
			FAIL("event %d differs between two readers", i);
			break;
		}
	}
	device_done(&a);
	device_done(&b);
	device_close(&a);
	mark('z');
	EXPECT_MARKS(&b, "z");
	device_close(&b);
}

/* As many as there may be, each with another filter. */
static void all_different(void)
{
	static struct device readers[SOT_READERS_MAX];

	for (int i = 0; i < SOT_READERS_MAX; i++) {
		struct sot_filter filter = {
			.nopts = 1,
			.opts = { { .level = MARK_LEVEL, .optname = i } },
		};

		device_open(&readers[i]);
		device_filter(&readers[i], &filter);
	}
	for (int round = 1; round <= 3; round++)
		for (int i = 0; i < SOT_READERS_MAX; i++)
			mark_at(-1, MARK_LEVEL, i, 100 * round + i);
	for (int i = 0; i < SOT_READERS_MAX; i++) {
		struct sot_stats stats;

		for (int round = 1; round <= 3; round++)
			CHECK_EQ("letter", device_event(&readers[i])->optlen,
				 100 * round + i);
		device_done(&readers[i]);
		MUST(ioctl(readers[i].fd, SOT_IOC_STATS, &stats));
		CHECK_EQ("matched", stats.matched, 3);
		CHECK_EQ("delivered", stats.delivered, 3);
		device_close(&readers[i]);
	}
}

int main(void)
{
	same_stream();
	all_different();
	return verdict();
}
