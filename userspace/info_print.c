// SPDX-License-Identifier: GPL-2.0-only
#include "info.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "json.h"
#include "layout.h"
#include "recording.h"
#include "timestamp.h"
#include "utf8.h"
#include "value_event.h"

/* Columns of what is said of, and processes that are named. */
#define LABELS 11
#define BUSIEST 5

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* What a file says may be anything: one row, and no control characters. */
__attribute__((format(printf, 2, 3))) static void row(const char *label,
						      const char *fmt, ...)
{
	const struct layout layout = {
		.to = stdout,
		.width = isatty(STDOUT_FILENO) ? layout_width() : 0,
		.labels = LABELS,
	};
	char text[1024];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	utf8_tame(text);
	layout_row(&layout, label, text);
}

static void row_time(const char *label, int64_t ns, bool utc)
{
	struct out out;

	if (out_init(&out, -1))
		return;
	timestamp_full(&out, ns, utc);
	row(label, "%.*s", (int)out.len, out.buf);
	out_free(&out);
}

static void row_events(const struct info *info)
{
	char text[512];
	int len = snprintf(text, sizeof(text), "%" PRIu64, info->summary.seen);
	const char *before = ": ";

	for (uint32_t i = SOT_TYPE_SETSOCKOPT; i < COUNT(info->calls); i++) {
		if (!info->calls[i])
			continue;
		len += snprintf(text + len, sizeof(text) - (size_t)len,
				"%s%s %" PRIu64, before, event_call(i),
				info->calls[i]);
		before = ", ";
	}
	row("events", "%s", text);
}

/* The busiest one that is less busy than the last that was named. */
static const struct info_process *next_busiest(const struct info *info,
					       const struct info_process *last)
{
	const struct info_process *best = NULL;

	for (uint32_t i = 0; i < 2 * INFO_PROCESSES; i++) {
		const struct info_process *one = &info->processes[i];

		if (!one->pid || (last && (one->calls > last->calls ||
					   (one->calls == last->calls &&
					    one->pid <= last->pid))))
			continue;
		if (!best || one->calls > best->calls ||
		    (one->calls == best->calls && one->pid < best->pid))
			best = one;
	}
	return best;
}

static void row_processes(const struct info *info)
{
	const struct info_process *process = NULL;
	const char *before = ": ";
	char text[512];
	int len = snprintf(text, sizeof(text), "%s%" PRIu32,
			   info->more_processes ? "more than " : "",
			   info->nprocesses);

	for (int i = 0; i < BUSIEST; i++) {
		process = next_busiest(info, process);
		if (!process)
			break;
		len += snprintf(text + len, sizeof(text) - (size_t)len,
				"%s%s[%" PRIu32 "] %" PRIu64, before,
				process->comm, process->pid, process->calls);
		before = ", ";
	}
	row("processes", "%s%s", text,
	    info->nprocesses > BUSIEST ? " ..." : "");
}

static double ratio(const struct info *info)
{
	return info->bytes ? (double)info->unpacked / (double)info->bytes : 0;
}

static void row_losses(const struct summary *summary)
{
	if (!summary_has_loss(summary))
		row("losses", "none");
	else
		row("losses",
		    "lost %" PRIu64 ", missed %" PRIu64 ", blind %" PRIu64,
		    summary->lost, summary->missed, summary->blind);
	if (summary->unknown)
		row("skipped", "%" PRIu64 " records of a newer version",
		    summary->unknown);
}

static void print_text(const struct info *info, bool utc)
{
	row("file", "%s", info->name);
	row("format", "version %d, ABI %" PRIu32, RECORDING_VERSION,
	    info->stream.abi);
	row("host", "%s", info->stream.host);
	row("kernel", "%s", info->stream.release);
	row("boot", "%s", info->stream.boot_id);
	if (info->summary.seen) {
		row_time("first", info->first_ns, utc);
		row_time("last", info->last_ns, utc);
	}
	row_events(info);
	row_processes(info);
	row("cgroups", "%" PRIu32 " named", info->cgroups);
	row_losses(&info->summary);
	if (info->compressed)
		row("size",
		    "%" PRIu64 " bytes, %" PRIu64 " unpacked: %.1f to 1",
		    info->bytes, info->unpacked, ratio(info));
	else
		row("size", "%" PRIu64 " bytes, not compressed", info->bytes);
	row("whole", "%s%s", *info->torn ? "no: " : "yes", info->torn);
}

static void json_time(struct out *out, const char *name, bool known, int64_t ns)
{
	json_key(out, name);
	if (!known) {
		out_str(out, "null");
		return;
	}
	out_chr(out, '"');
	timestamp_exact(out, ns);
	out_chr(out, '"');
}

static void json_number(struct out *out, const char *name, uint64_t number)
{
	json_key(out, name);
	out_u64(out, number);
}

static void json_bool(struct out *out, const char *name, bool value)
{
	json_key(out, name);
	out_str(out, value ? "true" : "false");
}

static void put_json(struct out *out, const struct info *info)
{
	const struct summary *summary = &info->summary;
	char text[32];

	out_chr(out, '{');
	json_number(out, "schema", 1);
	json_key_string(out, "type", "info");
	json_key_string(out, "file", info->name);
	json_number(out, "version", RECORDING_VERSION);
	json_number(out, "abi", info->stream.abi);
	json_key_string(out, "host", info->stream.host);
	json_key_string(out, "kernel", info->stream.release);
	json_key_string(out, "boot_id", info->stream.boot_id);
	json_time(out, "first", summary->seen, info->first_ns);
	json_time(out, "last", summary->seen, info->last_ns);
	json_number(out, "events", summary->seen);
	for (uint32_t i = SOT_TYPE_SETSOCKOPT; i < COUNT(info->calls); i++)
		json_number(out, event_call(i), info->calls[i]);
	json_number(out, "processes", info->nprocesses);
	json_number(out, "cgroups", info->cgroups);
	json_number(out, "lost", summary->lost);
	json_number(out, "missed", summary->missed);
	json_number(out, "blind", summary->blind);
	json_number(out, "skipped", summary->unknown);
	json_number(out, "bytes", info->bytes);
	json_number(out, "bytes_unpacked", info->unpacked);
	json_key_string(out, "compression", info->compressed ? "zstd" : NULL);
	snprintf(text, sizeof(text), "%.2f", ratio(info));
	json_key(out, "ratio");
	out_str(out, text);
	json_bool(out, "whole", !*info->torn);
	json_key_string(out, "why", *info->torn ? info->torn : NULL);
	out_str(out, "}\n");
}

static enum exit_code print_json(const struct info *info)
{
	struct out out;
	int err;

	if (out_init(&out, STDOUT_FILENO))
		return fail(EXIT_RUNTIME, "out of memory");
	put_json(&out, info);
	err = out_flush(&out);
	out_free(&out);
	if (err && err != -EPIPE)
		return fail(EXIT_RUNTIME, "cannot write standard output: %s",
			    strerror(-err));
	return EXIT_OK;
}

enum exit_code info_print(const struct info *info,
			  const struct options *options)
{
	if (options->format == FORMAT_JSON)
		return print_json(info);
	print_text(info, options->utc);
	if (fflush(stdout))
		return fail(EXIT_RUNTIME, "cannot write standard output: %s",
			    strerror(errno));
	return EXIT_OK;
}
