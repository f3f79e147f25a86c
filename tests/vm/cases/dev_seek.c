// SPDX-License-Identifier: GPL-2.0-only
/* lseek(2): to what is still kept from before the open, and past everything. */
#include "marks.h"

int main(void)
{
	struct sot_filter gets = { .npids = 1,
				   .calls = 1U << SOT_TYPE_GETSOCKOPT };
	struct device first, late;

	device_open(&first);
	device_filter_self(&first, false);
	mark('a');
	mark_get('b');
	mark('c');

	device_open(&late);
	device_filter_self(&late, false);
	EXPECT_MARKS(&late, "");
	CHECK_EQ("lseek", lseek(late.fd, 0, SEEK_SET), 0);
	EXPECT_MARKS(&late, "abc");
	/* As often as one likes, and what comes next follows. */
	mark('d');
	CHECK_EQ("lseek", lseek(late.fd, 0, SEEK_SET), 0);
	mark('e');
	EXPECT_MARKS(&late, "abcde");

	/* History obeys the filter. */
	device_filter(&late, &gets);
	CHECK_EQ("lseek", lseek(late.fd, 0, SEEK_SET), 0);
	EXPECT_MARKS(&late, "b");

	device_filter_self(&late, false);
	mark('f');
	CHECK(lseek(late.fd, 0, SEEK_END) >= 0, "SEEK_END: %s",
	      strerror(errno));
	EXPECT_MARKS(&late, "");
	mark('g');
	EXPECT_MARKS(&late, "g");

	CHECK_ERR(lseek(late.fd, 1, SEEK_SET), EINVAL);
	CHECK_ERR(lseek(late.fd, -1, SEEK_SET), EINVAL);
	CHECK_ERR(lseek(late.fd, 1, SEEK_END), EINVAL);
	CHECK_ERR(lseek(late.fd, 0, SEEK_CUR), EINVAL);
	CHECK_ERR(lseek(late.fd, 0, SEEK_DATA), EINVAL);

	/* The other one has read nothing yet. */
	EXPECT_MARKS(&first, "abcdefg");
	return verdict();
}
