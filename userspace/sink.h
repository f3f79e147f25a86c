/* SPDX-License-Identifier: GPL-2.0-only */
/* Where records end: text, a format for machines, a recording. */
#ifndef SOT_SINK_H
#define SOT_SINK_H

#include <stdbool.h>

#include "memo.h"
#include "out.h"
#include "record.h"
#include "stream.h"

struct sink;
struct advise;
struct stats;
struct exporter;
struct report;
struct top;

/* Each returns 0 or a negative errno; -EPIPE means that nobody listens. */
struct sink_ops {
	int (*begin)(struct sink *sink, const struct stream *stream);
	int (*event)(struct sink *sink, const struct record *rec);
	int (*lost)(struct sink *sink, const struct record *rec);
	int (*end)(struct sink *sink);
	/*
	 * Once wake_ns is over and nothing more waits to be read; NULL where
	 * that is never set.
	 */
	int (*tick)(struct sink *sink);
	/*
	 * Once input_fd is readable, or a signal came, as when a window changes.
	 * Returns 1 if the user wants no more. NULL where nobody presses keys;
	 * where somebody does, a recording's end is not the end.
	 */
	int (*input)(struct sink *sink);
};

/* Parts of a record whose text repeats. */
enum sink_memo {
	MEMO_NONE,
	MEMO_HEAD,
	MEMO_CALLER, /* with the call */
	MEMO_SOCKET, /* with the descriptor */
	MEMO_OPTION, /* with its value, if that is short, and the result */
	MEMO_COUNT,
};

struct sink {
	const struct sink_ops *ops;
	const struct stream *stream; /* set by begin; outlives the sink's use */
	struct out *out;	     /* owned by the caller */
	struct memo *memos; /* MEMO_COUNT of them, or NULL; owned likewise */
	bool full_date;	    /* -T: date and time zone, not time alone */
	bool utc;	    /* times in UTC, not local (tests, --utc) */
	bool color;
	bool verbose;	       /* numbers and bytes beside names (-v) */
	bool follow_tty;       /* columns is as wide as the terminal now is */
	size_t columns;	       /* of text: longer lines wrap; 0: none does */
	size_t caller;	       /* columns of the widest caller so far */
	int metadata;	       /* of sink_ctf: where it describes its stream */
	struct advise *advise; /* of sink_advise_*; owned by the caller */
	struct stats *stats;   /* of sink_stats_*; likewise */
	struct exporter *exporter; /* of sink_metrics; likewise */
	uint64_t wake_ns;      /* CLOCK_MONOTONIC; 0: time alone does nothing */
	struct report *report; /* of sink_report; likewise */
	uint64_t held;	 /* events that it has and that are not in out yet */
	struct top *top; /* of sink_top; likewise */
	int input_fd;	 /* for input; set by begin */
	bool ended;	 /* the recording; set by the session */
};

extern const struct sink_ops sink_text;
extern const struct sink_ops sink_json;
extern const struct sink_ops sink_csv;
extern const struct sink_ops sink_logfmt;
extern const struct sink_ops sink_chrome;
extern const struct sink_ops sink_ctf;
extern const struct sink_ops sink_recording;
extern const struct sink_ops sink_report;
extern const struct sink_ops sink_advise_text;
extern const struct sink_ops sink_advise_json;
extern const struct sink_ops sink_stats_text;
extern const struct sink_ops sink_stats_json;
extern const struct sink_ops sink_metrics;
extern const struct sink_ops sink_top;

#endif
