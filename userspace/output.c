// SPDX-License-Identifier: GPL-2.0-only
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ctf.h"
#include "zstd.h"

/*
 * A recording may hold secrets and is often written by root into a place that
 * others can write to: a file that is there, or a link that somebody put there,
 * is not followed unless told so, and a new file is the user's alone.
 */
static int open_new(const char *path, bool force, bool *is_new_file)
{
	struct stat st;
	int fd;

	*is_new_file = stat(path, &st) || S_ISREG(st.st_mode);
	if (!*is_new_file)
		return open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	if (force && unlink(path) && errno != ENOENT)
		return -1;
	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC,
		  S_IRUSR | S_IWUSR);
	/* A umask could leave a file that the user cannot replay. */
	if (fd >= 0)
		fchmod(fd, S_IRUSR | S_IWUSR);
	return fd;
}

static enum exit_code make_way(const struct rotate *rotate)
{
	struct stat st;
	int err;

	if (!rotate->size || lstat(rotate->path, &st))
		return EXIT_OK;
	if (!S_ISREG(st.st_mode))
		return fail(EXIT_RUNTIME,
			    "%s is no plain file: -C needs one, or a new name",
			    rotate->path);
	err = rotate_shift(rotate);
	if (err)
		return fail(EXIT_RUNTIME, "cannot give %s a number: %s",
			    rotate->path, strerror(-err));
	return EXIT_OK;
}

static enum exit_code open_file(struct output *output, const char *path,
				bool force, int *fd)
{
	enum exit_code code = make_way(&output->recording.rotate);

	if (code != EXIT_OK)
		return code;
	*fd = open_new(path, force, &output->is_new_file);
	if (*fd >= 0)
		return EXIT_OK;
	if (errno == EEXIST)
		return fail(
			EXIT_RUNTIME,
			"%s exists: choose another name, or replace it with --force",
			path);
	return fail(EXIT_RUNTIME, "cannot write %s: %s", path, strerror(errno));
}

static enum exit_code open_stdout(const struct options *options, int *fd)
{
	if (options->write_path && isatty(STDOUT_FILENO))
		return fail(
			EXIT_USAGE,
			"a recording is nothing for a terminal: redirect it, or name a file with -w FILE");
	*fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
	if (*fd < 0)
		return fail(EXIT_RUNTIME, "cannot write standard output: %s",
			    strerror(errno));
	return EXIT_OK;
}

/* https://no-color.org: any value but an empty one. */
static bool wants_color(enum color_when when, int fd)
{
	const char *no_color = getenv("NO_COLOR");
	const char *term = getenv("TERM");

	if (when != COLOR_AUTO)
		return when == COLOR_ALWAYS;
	return !(no_color && *no_color) && term && strcmp(term, "dumb") &&
	       isatty(fd);
}

static const struct sink_ops *choose(const struct options *options)
{
	static const struct sink_ops *const formats[] = {
		[FORMAT_TEXT] = &sink_text,	[FORMAT_JSON] = &sink_json,
		[FORMAT_CSV] = &sink_csv,	[FORMAT_LOGFMT] = &sink_logfmt,
		[FORMAT_CHROME] = &sink_chrome, [FORMAT_CTF] = &sink_ctf,
	};

	if (options->exporter)
		return &sink_metrics;
	if (options->advise)
		return options->format == FORMAT_JSON ? &sink_advise_json :
							&sink_advise_text;
	if (options->stats)
		return options->format == FORMAT_JSON ? &sink_stats_json :
							&sink_stats_text;
	if (options->report)
		return &sink_report;
	if (options->top)
		return &sink_top;
	return options->write_path ? &sink_recording : formats[options->format];
}

/* 0 if all that was written to them is there; fd may be none, -1. */
static int close_files(struct output *output, int fd)
{
	int failed = output->is_folder ? close(output_sink(output)->metadata) :
					 0;

	return (fd >= 0 && close(fd)) || failed ? -1 : 0;
}

static enum exit_code open_place(struct output *output,
				 const struct options *options,
				 const char *path, int *fd)
{
	/* A file that is renewed is opened, and closed, each time. */
	if (options->textfile)
		return EXIT_OK;
	if (output->is_folder)
		return ctf_folder_make(path, options->force, fd,
				       &output_sink(output)->metadata);
	if (path && strcmp(path, "-"))
		return open_file(output, path, options->force, fd);
	return open_stdout(options, fd);
}

static bool has_ending(const char *path, const char *ending)
{
	size_t len = strlen(path), end = strlen(ending);

	return len > end && !strcmp(path + len - end, ending);
}

/* Whoever calls a file .zst wants it to be one. */
static enum exit_code open_packer(struct recording_sink *recording,
				  const struct options *options)
{
	const char *path = options->write_path;
	const char *why;

	if (!path || (!options->compress && !has_ending(path, ".zst")))
		return EXIT_OK;
	why = zstd_load();
	if (why)
		return fail(EXIT_RUNTIME, "%s", why);
	recording->packer = zstd_packer_new();
	if (!recording->packer || out_init(&recording->frame, -1)) {
		zstd_packer_free(recording->packer);
		return fail(EXIT_RUNTIME, "no memory to compress with");
	}
	return EXIT_OK;
}

static void close_packer(struct recording_sink *recording)
{
	if (!recording->packer)
		return;
	zstd_packer_free(recording->packer);
	out_free(&recording->frame);
}

enum exit_code output_open(struct output *output, const struct options *options)
{
	const char *path = options->write_path ? options->write_path :
						 options->output_path;
	bool to_file = path && strcmp(path, "-");
	struct sink *sink = output_sink(output);
	enum exit_code code;
	int fd = -1;

	memset(output, 0, sizeof(*output));
	output->name = options->textfile ? options->textfile :
		       to_file		 ? path :
					   "standard output";
	output->is_recording = options->write_path;
	output->makes_files = options->file_size || options->textfile;
	output->recording.rotate = (struct rotate){
		.path = path,
		.size = options->file_size,
		.files = options->files,
	};
	output->is_folder = options->format == FORMAT_CTF;
	code = open_packer(&output->recording, options);
	if (code != EXIT_OK)
		return code;
	code = open_place(output, options, path, &fd);
	if (code != EXIT_OK) {
		close_packer(&output->recording);
		return code;
	}
	output->memos = calloc(MEMO_COUNT, sizeof(*output->memos));
	output->recording.named = cgroups_new();
	if (!output->memos || !output->recording.named ||
	    out_init(&output->out, fd)) {
		free(output->memos);
		cgroups_free(output->recording.named);
		close_packer(&output->recording);
		close_files(output, fd);
		return fail(EXIT_RUNTIME, "no memory for the output");
	}
	sink->ops = choose(options);
	sink->out = &output->out;
	sink->memos = output->memos;
	sink->advise = options->advise;
	sink->stats = options->stats;
	sink->exporter = options->exporter;
	sink->report = options->report;
	sink->top = options->top;
	sink->full_date = options->full_date;
	sink->utc = options->utc;
	sink->color = wants_color(options->color, fd);
	sink->verbose = options->verbose;
	sink->follow_tty = options->columns == COLUMNS_AUTO && isatty(fd);
	sink->columns = options->columns == COLUMNS_AUTO ? 0 : options->columns;
	return EXIT_OK;
}

/* As by root that has given up the rights by which it was made. */
static void say_left(const struct output *output)
{
	complain("%s is left, and empty: remove it", output->name);
}

static bool is_empty(int fd)
{
	struct stat st;

	return !fstat(fd, &st) && !st.st_size;
}

/* A file of ours into which nothing could be written: leave none behind. */
static void tidy(const struct output *output)
{
	if (output->is_recording && output->out.err &&
	    sink_recording_repair(&output->recording))
		complain("cannot cut %s to whole records: %s", output->name,
			 strerror(errno));
	if ((!output->begun || output->out.err) && is_empty(output->out.fd) &&
	    unlink(output->name))
		say_left(output);
}

/* Likewise; what could not be written to its end is cut behind a whole event. */
static void tidy_folder(const struct output *output)
{
	const struct out *out = &output->out;

	if (out->err && sink_ctf_repair(out->fd))
		complain("cannot cut %s to whole events: %s", output->name,
			 strerror(errno));
	if (is_empty(out->fd) && ctf_folder_remove(output->name))
		say_left(output);
}

enum exit_code output_close(struct output *output)
{
	const struct out *out = &output->out;
	enum exit_code code = EXIT_OK;

	if (output->is_new_file)
		tidy(output);
	if (output->is_folder)
		tidy_folder(output);
	/* Some file systems report only here that there was no room. */
	if (close_files(output, out->fd) && !out->err)
		code = fail(EXIT_RUNTIME, "cannot write %s: %s", output->name,
			    strerror(errno));
	close_packer(&output->recording);
	out_free(&output->out);
	cgroups_free(output->recording.named);
	free(output->memos);
	return code;
}
