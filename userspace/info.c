// SPDX-License-Identifier: GPL-2.0-only
/* info: what a recording holds, and whether it is whole. */
#include "info.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>

#include "commands.h"
#include "privileges.h"
#include "zstd.h"

/* A power of two that is never full. */
#define SLOTS (2 * INFO_PROCESSES)

/* Mixed twice: after once, what the writer chose would still show. */
static uint32_t hash(uint64_t seed, uint32_t pid)
{
	uint64_t mixed = (seed ^ pid) * UINT64_C(0x9e3779b97f4a7c15);

	mixed = (mixed ^ mixed >> 32) * UINT64_C(0x9e3779b97f4a7c15);
	return (uint32_t)(mixed >> 32) % SLOTS;
}

static void count_process(struct info *info, const struct sot_event *event)
{
	uint32_t slot = hash(info->seed, event->pid);
	struct info_process *process = &info->processes[slot];

	if (!event->pid)
		return;
	while (process->pid && process->pid != event->pid)
		process = &info->processes[slot = (slot + 1) % SLOTS];
	if (!process->pid) {
		if (info->nprocesses == INFO_PROCESSES) {
			info->more_processes = true;
			return;
		}
		info->nprocesses++;
		process->pid = event->pid;
		memcpy(process->comm, event->comm, SOT_COMM_LEN);
	}
	process->calls++;
}

/* Calls are in the order of their returns: times of entry may go back. */
static void count_event(struct info *info, const struct stream *stream,
			const struct record *rec)
{
	int64_t ns = (int64_t)(rec->event.ts_ns +
			       (uint64_t)stream->realtime_offset_ns);

	summary_event(&info->summary, !record_is_option(rec), true);
	info->calls[rec->type]++;
	if (!info->first_ns || ns < info->first_ns)
		info->first_ns = ns;
	if (!info->last_ns || ns > info->last_ns)
		info->last_ns = ns;
	count_process(info, &rec->event);
}

/* As source_next(): 0 once what was read is used up. */
static int count_batch(struct info *info, struct source *source)
{
	bool begun = source->ready;
	struct record rec;
	int n;

	while ((n = source_next(source, &rec)) > 0) {
		if (record_is_event(&rec))
			count_event(info, &source->stream, &rec);
		else if (rec.type == SOT_TYPE_LOST)
			summary_lost(&info->summary, &rec.lost);
		else
			summary_unknown(&info->summary);
	}
	if (!begun && source->ready)
		info->stream = source->stream;
	return n;
}

static void say_torn(struct info *info, const struct source *source, int end)
{
	uint64_t at = source_offset(source);

	if (end == -EBADMSG)
		snprintf(info->torn, sizeof(info->torn),
			 "damaged at byte %" PRIu64 "%s: %s", at,
			 source_space(source), source->why);
	else if (end)
		snprintf(info->torn, sizeof(info->torn), "cannot be read: %s",
			 strerror(-end));
	else if (source_rest(source) || source_is_torn(source))
		snprintf(
			info->torn, sizeof(info->torn),
			"cut off within the record that starts at byte %" PRIu64
			"%s",
			at, source_space(source));
}

static enum exit_code fail_header(const struct source *source, int end)
{
	if (end == -EBADMSG)
		return fail(EXIT_RUNTIME, "%s: %s", source->name, source->why);
	if (end)
		return fail(EXIT_RUNTIME, "cannot read %s: %s", source->name,
			    strerror(-end));
	return fail(EXIT_RUNTIME, "%s is %s: there is no recording in it",
		    source->name,
		    source_rest(source) || source_is_torn(source) ?
			    "cut off within its header" :
			    "empty");
}

/* A pipe of somebody else's may be one that does not block. */
static void wait_for_input(const struct source *source)
{
	struct pollfd fd = { .fd = source->fd, .events = POLLIN };

	if (!source_has_more(source))
		poll(&fd, 1, -1);
}

static enum exit_code examine(struct info *info, struct source *source)
{
	struct stat st;
	int n;

	do {
		n = source_fill(source);
		if (n == -EAGAIN)
			wait_for_input(source);
		if (n > 0 && count_batch(info, source) == -EBADMSG)
			n = -EBADMSG;
	} while (n > 0 || n == -EAGAIN);
	if (!source->ready)
		return fail_header(source, n);
	say_torn(info, source, n);
	info->unpacked = source_offset(source) + source_rest(source);
	info->compressed = source->unpack;
	info->cgroups = cgroups_version(source->cgroups);
	info->bytes = source->unpack ? unpack_offset(source->unpack) :
				       info->unpacked;
	if (!fstat(source->fd, &st) && S_ISREG(st.st_mode))
		info->bytes = (uint64_t)st.st_size;
	return EXIT_OK;
}

enum exit_code command_info(const struct options *options)
{
	struct info info = { 0 };
	struct source source;
	enum exit_code code =
		source_open_recording(&source, options->read_path);

	if (code != EXIT_OK)
		return code;
	info.name = source.name;
	info.processes = calloc(SLOTS, sizeof(*info.processes));
	if (!info.processes)
		code = fail(EXIT_RUNTIME, "out of memory");
	/*
	 * Whoever wrote the file and knew the hash could have all processes in one
	 * row. Without a seed they are found, just slower.
	 */
	if (getrandom(&info.seed, sizeof(info.seed), GRND_NONBLOCK) < 0)
		info.seed = 0;
	/* Whatever is read was written by others, and may need the library. */
	zstd_load();
	if (code == EXIT_OK)
		code = privileges_drop(0);
	if (code == EXIT_OK)
		code = examine(&info, &source);
	if (code == EXIT_OK)
		code = info_print(&info, options);
	if (code == EXIT_OK && *info.torn)
		code = fail(EXIT_RUNTIME, "%s is not whole: %s", info.name,
			    info.torn);
	free(info.processes);
	source_close(&source);
	return code;
}
