// SPDX-License-Identifier: GPL-2.0-only
#include "filter.h"

#include <fnmatch.h>
#include <string.h>

#include "related_call.h"

static bool has_u32(const uint32_t *list, size_t n, uint32_t value)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == value)
			return true;
	return !n;
}

static bool has_u64(const uint64_t *list, size_t n, uint64_t value)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == value)
			return true;
	return !n;
}

static bool has_comm(const struct filter *filter, const char *comm)
{
	for (size_t i = 0; i < filter->ncomms; i++)
		if (!fnmatch(filter->comms[i], comm, 0))
			return true;
	return !filter->ncomms;
}

static bool has_err(const struct filter *filter, int32_t ret)
{
	for (size_t i = 0; i < filter->nerrs; i++)
		if (ret == -filter->errs[i])
			return true;
	return !filter->nerrs;
}

static bool has_opt(const struct filter *filter, const struct record *rec)
{
	bool included = false, any_include = false;

	for (size_t i = 0; i < filter->nopts; i++) {
		const struct filter_opt *opt = &filter->opts[i];
		bool hit =
			opt->level == rec->event.level &&
			(opt->any_name || opt->optname == rec->event.optname) &&
			(!opt->calls || opt->calls & 1U << rec->type);

		if (opt->exclude && hit)
			return false;
		if (!opt->exclude) {
			any_include = true;
			included |= hit;
		}
	}
	return included || !any_include;
}

/* They have no option: asked for, they come whichever options are named. */
static bool wants_related(const struct filter *filter)
{
	if (filter->calls || filter->live)
		return filter->calls;
	for (size_t i = 0; i < filter->nopts; i++)
		if (!filter->opts[i].exclude)
			return false;
	return true;
}

static bool has_call(const struct filter *filter, const struct record *rec)
{
	if (filter->calls && !(filter->calls & 1U << rec->type))
		return false;
	return record_is_option(rec) ? has_opt(filter, rec) :
				       wants_related(filter);
}

/* Of a socket that could not be made, the one that was asked for. */
static uint32_t family_of(const struct record *rec)
{
	if (!(rec->event.flags & SOT_F_NOSOCK))
		return rec->event.sock_family;
	return rec->type == SOT_TYPE_SOCKET ? (uint32_t)related_domain(rec) : 0;
}

static bool has_family(const struct filter *filter, const struct record *rec)
{
	uint32_t family;

	if (!filter->families)
		return true;
	family = family_of(rec);
	return family < 64 && filter->families >> family & 1;
}

/* What a record tells of the caller is less than what the module knows. */
static bool has_caller(const struct filter *filter,
		       const struct sot_event *event)
{
	bool by_module = filter->live && filter->tree;
	uint32_t netns = event->flags & SOT_F_NOSOCK ? event->netns :
						       event->sock_netns;

	return (by_module ||
		has_u32(filter->pids, filter->npids, event->pid)) &&
	       (filter->live ||
		has_u64(filter->cgroups, filter->ncgroups, event->cgroup_id)) &&
	       has_u32(filter->tids, filter->ntids, event->tid) &&
	       has_u32(filter->uids, filter->nuids, event->uid) &&
	       has_u32(filter->netns, filter->nnetns, netns) &&
	       has_comm(filter, event->comm);
}

bool filter_is_empty(const struct filter *filter)
{
	return !filter->failed && !filter->families &&
	       (!filter->calls || filter->calls == RECORD_EVENTS) &&
	       !filter->min_duration_ns && !filter->npids && !filter->ntids &&
	       !filter->nuids && !filter->nerrs && !filter->ncomms &&
	       !filter->nnetns && !filter->ncgroups && !filter->nopts;
}

bool filter_match(const struct filter *filter, const struct record *rec)
{
	const struct sot_event *event = &rec->event;

	return (!filter->failed || event->ret < 0) &&
	       event->duration_ns >= filter->min_duration_ns &&
	       has_call(filter, rec) && has_err(filter, event->ret) &&
	       has_family(filter, rec) && has_caller(filter, event);
}

static bool is_pattern(const char *comm)
{
	return strpbrk(comm, "*?[\\") != NULL;
}

/* The list holds for one of its entries: with a pattern in it, for any name. */
static void put_comms(const struct filter *filter, struct sot_filter *kernel)
{
	for (size_t i = 0; i < filter->ncomms; i++)
		if (is_pattern(filter->comms[i]))
			return;
	for (size_t i = 0; i < filter->ncomms; i++)
		strncpy(kernel->comms[i], filter->comms[i], SOT_COMM_LEN - 1);
	kernel->ncomms = (uint32_t)filter->ncomms;
}

/* To exclude one direction only is more than the module can be told. */
static void put_opts(const struct filter *filter, struct sot_filter *kernel)
{
	for (size_t i = 0; i < filter->nopts; i++) {
		const struct filter_opt *opt = &filter->opts[i];

		if (opt->exclude && opt->calls)
			continue;
		kernel->opts[kernel->nopts++] = (struct sot_filter_opt){
			.level = opt->level,
			.optname = opt->any_name ? 0 : opt->optname,
			.flags = (opt->any_name ? SOT_OPT_ANY_NAME : 0) |
				 (opt->exclude ? SOT_OPT_EXCLUDE : 0),
		};
	}
}

void filter_to_kernel(const struct filter *filter, struct sot_filter *kernel)
{
	memset(kernel, 0, sizeof(*kernel));
	if (filter->tree)
		kernel->flags |= SOT_FILTER_TREE;
	if (filter->failed || filter->nerrs)
		kernel->flags |= SOT_FILTER_FAILED;
	if (filter->nerrs == 1)
		kernel->err = filter->errs[0];
	kernel->calls = filter->calls;
	kernel->families = filter->families;
	kernel->min_duration_ns = filter->min_duration_ns;
	kernel->npids = (uint32_t)filter->npids;
	kernel->ntids = (uint32_t)filter->ntids;
	kernel->nuids = (uint32_t)filter->nuids;
	kernel->nnetns = (uint32_t)filter->nnetns;
	kernel->ncgroups = (uint32_t)filter->ncgroups;
	memcpy(kernel->pids, filter->pids, sizeof(kernel->pids));
	memcpy(kernel->tids, filter->tids, sizeof(kernel->tids));
	memcpy(kernel->uids, filter->uids, sizeof(kernel->uids));
	memcpy(kernel->netns, filter->netns, sizeof(kernel->netns));
	memcpy(kernel->cgroups, filter->cgroups, sizeof(kernel->cgroups));
	put_comms(filter, kernel);
	put_opts(filter, kernel);
}
