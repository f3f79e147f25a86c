/* SPDX-License-Identifier: GPL-2.0-only */
/* Paths of cgroups by their ids, of those that were met last. */
#ifndef SOT_CGROUPS_H
#define SOT_CGROUPS_H

#include <stddef.h>
#include <stdint.h>

/*
 * So many are remembered; a new one then takes the place of the oldest. Who writes
 * a recording and who reads it forget the same ones: see recording.h.
 */
#define CGROUPS_MAX 4096

/* Bytes of a path, its end included; one that is longer is not remembered. */
#define CGROUP_PATH_MAX 1024

struct cgroups;

/* NULL: no memory. Of NULL the others make nothing, too: no path is known. */
struct cgroups *cgroups_new(void);
void cgroups_free(struct cgroups *cgroups);
void cgroups_forget(struct cgroups *cgroups);

/* In place of what was known of this id. The path needs no NUL behind it. */
void cgroups_put(struct cgroups *cgroups, uint64_t id, const char *path,
		 size_t len);

/* NULL: not known. It lives until the next cgroups_put(). */
const char *cgroups_path(const struct cgroups *cgroups, uint64_t id);

/* Some path is not known, but may be when it is asked for again. */
void cgroups_put_off(struct cgroups *cgroups);

/*
 * Changes whenever some path becomes known, or another one, or is put off: what was
 * printed of callers before may no longer be right.
 */
uint32_t cgroups_version(const struct cgroups *cgroups);

#endif
