// SPDX-License-Identifier: GPL-2.0-only
#include "../../userspace/tally.h"

#include <stdio.h>

#include "unit.h"

struct thing {
	struct tally_item item;
	int number;
};

static struct tally tally;

static struct thing *count(int number)
{
	char key[TALLY_KEY] = { 0 };

	snprintf(key, sizeof(key), "thing %d", number);
	return tally_count(&tally, key);
}

static void test_counts(void)
{
	struct thing *thing;

	check("room", !tally_init(&tally, sizeof(struct thing), 3000));
	thing = count(7);
	thing->number = 7;
	check_int("one", (long long)thing->item.count, 1);
	check("it is found again", count(7) == thing);
	check_int("two", (long long)thing->item.count, 2);
	check("another is another", count(8) != thing);
	check_int("both are there", tally.used, 2);
	tally_free(&tally);
}

/* More than there are chains, and than there is room. */
static void test_full(void)
{
	bool all = true, none = true, sorted = true;

	check("room for more", !tally_init(&tally, sizeof(struct thing), 3000));
	for (int i = 0; i < 3000; i++)
		for (int times = 0; times <= i % 5; times++)
			all = all && count(i);
	check("all that there is room for", all);
	for (int i = 3000; i < 3100; i++)
		none = none && !count(i);
	check("and no more", none);
	check_int("it is known how many more", (long long)tally.dropped, 100);
	tally_sort(&tally);
	for (uint32_t i = 1; i < tally.used; i++) {
		const struct tally_item *a = tally_at(&tally, i - 1);
		const struct tally_item *b = tally_at(&tally, i);

		sorted = sorted && (a->count > b->count ||
				    (a->count == b->count &&
				     memcmp(a->key, b->key, TALLY_KEY) < 0));
	}
	check("by count, then by key", sorted);
	tally_free(&tally);
}

int main(void)
{
	test_counts();
	test_full();
	return unit_end();
}
