// SPDX-License-Identifier: GPL-2.0-only
/* Filters by call, way into the kernel, level and option. */
#include "marks.h"

#include "int80.h"

#define SETS (1U << SOT_TYPE_SETSOCKOPT)
#define GETS (1U << SOT_TYPE_GETSOCKOPT)
#define VIA(way) (1U << SOT_VIA_##way)

static struct device dev;

static void mark32(int letter)
{
	uint32_t args[5] = { (uint32_t)-1, MARK_LEVEL, MARK_NAME, 0,
			     (uint32_t)letter };

	int80(I386_SETSOCKOPT, args);
}

static void check_call(int line, uint32_t calls, uint32_t vias,
		       const char *want)
{
	struct sot_filter filter = { .calls = calls, .vias = vias };
	char expected[8];

	/* The 32-bit call, if there is one, is the last. */
	snprintf(expected, sizeof(expected), "%s", want);
	if (!HAS_INT80)
		expected[strcspn(expected, "c")] = '\0';
	device_filter(&dev, &filter);
	mark('s');
	mark_get('g');
	mark32('c');
	expect_marks_at(line, &dev, expected);
}

static void calls(void)
{
	check_call(__LINE__, 0, 0, "sgc");
	check_call(__LINE__, SETS, 0, "sc");
	check_call(__LINE__, GETS, 0, "g");
	check_call(__LINE__, SETS | GETS, 0, "sgc");
	check_call(__LINE__, 0, VIA(SYSCALL), "sg");
	check_call(__LINE__, 0, VIA(COMPAT), "c");
	check_call(__LINE__, GETS, VIA(COMPAT), "");
	check_call(__LINE__, SETS, VIA(COMPAT) | VIA(SYSCALL), "sc");
	check_call(__LINE__, 0, VIA(IO_URING) | VIA(X32), "");
}

static void check_opts(int line, uint32_t count,
		       const struct sot_filter_opt *opts, const char *want)
{
	struct sot_filter filter = { .nopts = count };

	memcpy(filter.opts, opts, count * sizeof(*opts));
	device_filter(&dev, &filter);
	mark_at(-1, 1, 1, 'a');
	mark_at(-1, 1, 2, 'b');
	mark_at(-1, 6, 1, 'c');
	mark_at(-1, 6, 2, 'd');
	mark_at(-1, -1, -1, 'e');
	mark_at(-1, 0, 0, 'f');
	expect_marks_at(line, &dev, want);
}

#define CHECK_OPTS(want, ...)                                         \
	check_opts(__LINE__,                                          \
		   sizeof((struct sot_filter_opt[]){ __VA_ARGS__ }) / \
			   sizeof(struct sot_filter_opt),             \
		   (struct sot_filter_opt[]){ __VA_ARGS__ }, want)

static void options(void)
{
	const uint32_t any = SOT_OPT_ANY_NAME, not = SOT_OPT_EXCLUDE;
	struct sot_filter_opt full[SOT_FILTER_ENTRIES] = { { 0 } };

	CHECK_OPTS("a", { 1, 1, 0, 0 });
	CHECK_OPTS("ad", { 1, 1, 0, 0 }, { 6, 2, 0, 0 });
	CHECK_OPTS("ab", { 1, 0, any, 0 });
	CHECK_OPTS("e", { -1, -1, 0, 0 });
	CHECK_OPTS("f", { 0, 0, 0, 0 });
	CHECK_OPTS("bcdef", { 1, 1, not, 0 });
	CHECK_OPTS("cdef", { 1, 0, any | not, 0 });
	CHECK_OPTS("b", { 1, 0, any, 0 }, { 1, 1, not, 0 });
	CHECK_OPTS("bd", { 1, 1, not, 0 }, { 1, 0, any, 0 }, { 6, 2, 0, 0 });
	CHECK_OPTS("", { 6, 1, 0, 0 }, { 6, 0, any | not, 0 });
	CHECK_OPTS("ef", { 1, 0, any | not, 0 }, { 6, 0, any | not, 0 });

	for (int i = 0; i < SOT_FILTER_ENTRIES; i++)
		full[i].optname = 1000 + i;
	full[SOT_FILTER_ENTRIES - 1] = (struct sot_filter_opt){ 6, 1, 0, 0 };
	check_opts(__LINE__, SOT_FILTER_ENTRIES, full, "c");
}

int main(void)
{
	device_open(&dev);
	calls();
	options();
	return verdict();
}
