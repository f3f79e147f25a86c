/* SPDX-License-Identifier: GPL-2.0-only */
/* The sink that the command line asks for, and the descriptor behind it. */
#ifndef SOT_OUTPUT_H
#define SOT_OUTPUT_H

#include "error.h"
#include "options.h"
#include "out.h"
#include "sink.h"
#include "sink_recording.h"

struct output {
	const char *name; /* for messages */
	struct recording_sink
		recording; /* its sink is used whatever the format */
	struct out out;
	struct memo *memos; /* of the sink */
	bool is_recording;
	bool makes_files; /* and some more, later on */
	bool is_folder;	  /* name is one of files, see ctf.h */
	bool is_new_file; /* one that we made */
	bool begun;	  /* set by who writes: what is there now is meant */
};

/* Says on stderr what is wrong; then there is nothing to close. */
enum exit_code output_open(struct output *output,
			   const struct options *options);

/*
 * Does not flush. A recording that could not be written to its end is cut
 * behind its last whole record.
 */
enum exit_code output_close(struct output *output);

static inline struct sink *output_sink(struct output *output)
{
	return &output->recording.sink;
}

#endif
