/* SPDX-License-Identifier: GPL-2.0-only */
/* A trace in the Common Trace Format: the folder, and what describes its events. */
#ifndef SOT_CTF_H
#define SOT_CTF_H

#include <stdbool.h>
#include <stdint.h>

#include "columns.h"
#include "error.h"
#include "out.h"
#include "stream.h"

/* What an event has, behind its id and its time; host and boot are told once. */
#define CTF_PARTS (~(unsigned int)COLUMNS_HEAD)

/* ctf_metadata.c: in the language of CTF. The clock's 0 is so long after 1970. */
void ctf_describe(struct out *out, const struct stream *stream,
		  int64_t offset_ns);

/*
 * ctf_folder.c: makes the folder and the two files in it, the user's alone. force:
 * it may be there, and such files in it. Says on stderr what is wrong.
 */
enum exit_code ctf_folder_make(const char *path, bool force, int *stream,
			       int *metadata);

/* Takes it away again, unless there is more in it. 0, or -1 if that cannot be. */
int ctf_folder_remove(const char *path);

/*
 * sink_ctf.c: after an error of writing, cuts the stream behind its last whole
 * buffer of events. Returns 0, or -1 with errno.
 */
int sink_ctf_repair(int fd);

#endif
