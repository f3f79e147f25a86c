// SPDX-License-Identifier: GPL-2.0-only
#include "../../userspace/tracks.h"

#include "unit.h"

static struct tracks tracks;

static bool is_renamed(struct track *track, const char *name)
{
	return track_rename(track, name, strlen(name));
}

static void test_lines(void)
{
	struct track *first = tracks_get(&tracks, TRACK_SOCKET, 5001, 7);
	struct track *second = tracks_get(&tracks, TRACK_SOCKET, 5001, 8);

	check_int("the first socket is number 1", first->number, 1);
	check_int("another thread's is number 2", second->number, 2);
	check("it is found again",
	      tracks_get(&tracks, TRACK_SOCKET, 5001, 7) == first);
	check_int("kinds are counted apart",
		  tracks_get(&tracks, TRACK_THREAD, 5001, 7)->number, 1);
	check("a kind is a line of its own",
	      tracks_get(&tracks, TRACK_THREAD, 5001, 7) != first);
}

static void test_names(void)
{
	struct track *track = tracks_get(&tracks, TRACK_PROCESS, 812, 0);

	check("a first name is new", is_renamed(track, "sh"));
	check("the same is not", !is_renamed(track, "sh"));
	check("another is", is_renamed(track, "ssh"));
	check("one as long is", is_renamed(track, "sss"));
	check("one that there was before is", is_renamed(track, "sh"));
	track = tracks_get(&tracks, TRACK_PROCESS, 813, 0);
	check("an empty name is one", is_renamed(track, ""));
	check("and the same again", !is_renamed(track, ""));
}

/* Numbers as hosts give them, and such as nobody would. */
static void test_full(void)
{
	bool found = true, numbered = true;
	struct track *track;
	uint32_t n;

	memset(&tracks, 0, sizeof(tracks));
	for (n = 0; n < TRACKS_MOST; n++) {
		track = tracks_get(&tracks, TRACK_SOCKET,
				   n % 2 ? n : UINT64_MAX - n, n % 3);
		numbered = numbered && track && track->number == n + 1;
	}
	check("as many as there is room for", numbered);
	check("and no more", !tracks_get(&tracks, TRACK_SOCKET, 77, 999));
	for (n = 0; n < TRACKS_MOST; n++) {
		track = tracks_get(&tracks, TRACK_SOCKET,
				   n % 2 ? n : UINT64_MAX - n, n % 3);
		found = found && track && track->number == n + 1;
	}
	check("all are still there", found);
}

int main(void)
{
	test_lines();
	test_names();
	test_full();
	return unit_end();
}
