// SPDX-License-Identifier: GPL-2.0-only
#include <linux/bitmap.h>
#include <linux/cgroup.h>
#include <linux/cred.h>
#include <linux/errno.h>
#include <linux/sched.h>
#include <linux/string.h>
#include <linux/uidgid.h>

#include "filter.h"

/* Generations looked up for SOT_FILTER_TREE: the walk has to end. */
#define TREE_DEPTH 256

/* All types but SOT_TYPE_LOST; the masks' known bits. */
#define KNOWN_CALLS GENMASK(SOT_TYPE_CLOSE, SOT_TYPE_SETSOCKOPT)
#define RELATED_CALLS GENMASK(SOT_TYPE_CLOSE, SOT_TYPE_SOCKET)
#define KNOWN_VIAS GENMASK(SOT_VIA_IO_URING, SOT_VIA_SYSCALL)

static bool opts_valid(const struct sot_filter *filter)
{
	u32 i;

	for (i = 0; i < filter->nopts; i++) {
		const struct sot_filter_opt *opt = &filter->opts[i];

		if (opt->pad ||
		    opt->flags & ~(SOT_OPT_ANY_NAME | SOT_OPT_EXCLUDE))
			return false;
	}
	return true;
}

int sot_filter_check(struct sot_filter *filter)
{
	u32 i;

	if (filter->flags & ~(SOT_FILTER_TREE | SOT_FILTER_FAILED) ||
	    filter->calls & ~KNOWN_CALLS || filter->vias & ~KNOWN_VIAS ||
	    filter->err < 0 || filter->err > MAX_ERRNO || filter->pad)
		return -EINVAL;
	if (filter->npids > SOT_FILTER_ENTRIES ||
	    filter->ntids > SOT_FILTER_ENTRIES ||
	    filter->nuids > SOT_FILTER_ENTRIES ||
	    filter->nopts > SOT_FILTER_ENTRIES ||
	    filter->ncomms > SOT_FILTER_COMMS ||
	    filter->nnetns > SOT_FILTER_NS || filter->ncgroups > SOT_FILTER_NS)
		return -EINVAL;
	if (!opts_valid(filter))
		return -EINVAL;
	for (i = 0; i < filter->ncomms; i++)
		if (strnlen(filter->comms[i], SOT_COMM_LEN) == SOT_COMM_LEN)
			return -EINVAL;
	for (i = 0; i < filter->npids; i++)
		if (!filter->pids[i])
			filter->pids[i] = task_tgid_nr(current);
	return 0;
}

u32 sot_filter_related(const struct sot_filter *filter)
{
	return filter ? filter->calls & RELATED_CALLS : 0;
}

u32 sot_filter_stages(const struct sot_filter *filter)
{
	u32 stages = 0;

	if (filter->calls || filter->vias || filter->nopts || filter->npids ||
	    filter->ntids || filter->nuids || filter->ncomms ||
	    filter->ncgroups)
		stages |= BIT(SOT_STAGE_CALLER);
	if (filter->families || filter->nnetns)
		stages |= BIT(SOT_STAGE_SOCKET);
	if (filter->flags & SOT_FILTER_FAILED || filter->err ||
	    filter->min_duration_ns)
		stages |= BIT(SOT_STAGE_OUTCOME);
	return stages;
}

void sot_filter_places(const struct sot_filter *filter, unsigned long *places)
{
	bool selective = false;
	u32 i;

	bitmap_zero(places, SOT_OPTION_PLACES);
	for (i = 0; i < filter->nopts; i++) {
		const struct sot_filter_opt *opt = &filter->opts[i];

		if (opt->flags & SOT_OPT_EXCLUDE)
			continue;
		selective = true;
		if (opt->flags & SOT_OPT_ANY_NAME)
			bitmap_fill(places, SOT_OPTION_PLACES);
		else
			__set_bit(sot_option_place(opt->level, opt->optname),
				  places);
	}
	/* Without one that is named: all but those that are excluded. */
	if (!selective)
		bitmap_fill(places, SOT_OPTION_PLACES);
}

static bool has_u32(const u32 *list, u32 n, u32 wanted)
{
	u32 i;

	for (i = 0; i < n; i++)
		if (list[i] == wanted)
			return true;
	return false;
}

static bool has_u64(const u64 *list, u32 n, u64 wanted)
{
	u32 i;

	for (i = 0; i < n; i++)
		if (list[i] == wanted)
			return true;
	return false;
}

static bool has_ancestor(const struct sot_filter *filter,
			 struct task_struct *task)
{
	bool found = false;
	int depth;

	/* Parents may exit and be freed while we climb. */
	rcu_read_lock();
	for (depth = 0; depth < TREE_DEPTH && task_tgid_nr(task) > 1; depth++) {
		task = rcu_dereference(task->real_parent);
		if (has_u32(filter->pids, filter->npids, task_tgid_nr(task))) {
			found = true;
			break;
		}
	}
	rcu_read_unlock();
	return found;
}

static bool pid_matches(const struct sot_filter *filter,
			const struct sot_event *event)
{
	u32 pid = event ? event->pid : task_tgid_nr(current);

	if (has_u32(filter->pids, filter->npids, pid))
		return true;
	return filter->flags & SOT_FILTER_TREE && !event &&
	       has_ancestor(filter, current);
}

static bool tid_matches(const struct sot_filter *filter,
			const struct sot_event *event)
{
	return has_u32(filter->tids, filter->ntids,
		       event ? event->tid : task_pid_nr(current));
}

static bool uid_matches(const struct sot_filter *filter,
			const struct sot_event *event)
{
	/* The initial user namespace maps each id to itself. */
	return has_u32(filter->uids, filter->nuids,
		       event ? event->uid : __kuid_val(current_euid()));
}

static bool comm_matches(const struct sot_filter *filter,
			 const struct sot_event *event)
{
	const char *comm = event ? event->comm : current->comm;
	u32 i;

	for (i = 0; i < filter->ncomms; i++)
		if (!strncmp(filter->comms[i], comm, SOT_COMM_LEN))
			return true;
	return false;
}

static bool cgroup_matches(const struct sot_filter *filter,
			   const struct sot_event *event)
{
	bool found = false;
#ifdef CONFIG_CGROUPS
	struct cgroup *cgroup;

	if (event)
		return has_u64(filter->cgroups, filter->ncgroups,
			       event->cgroup_id);

	/* Holds the task's cgroup; that holds its ancestors. The hierarchy's
	 * depth bounds the loop.
	 */
	rcu_read_lock();
	for (cgroup = task_dfl_cgroup(current); cgroup && !found;
	     cgroup = cgroup_parent(cgroup))
		found = has_u64(filter->cgroups, filter->ncgroups,
				cgroup_id(cgroup));
	rcu_read_unlock();
#endif
	return found;
}

static bool opt_matches(const struct sot_filter *filter, s32 level, s32 optname)
{
	bool found = false, selective = false;
	u32 i;

	for (i = 0; i < filter->nopts; i++) {
		const struct sot_filter_opt *opt = &filter->opts[i];
		bool hit = opt->level == level &&
			   (opt->flags & SOT_OPT_ANY_NAME ||
			    opt->optname == optname);

		if (!(opt->flags & SOT_OPT_EXCLUDE)) {
			selective = true;
			found |= hit;
		} else if (hit) {
			return false;
		}
	}
	return found || !selective;
}

bool sot_filter_call(const struct sot_filter *filter, u32 call)
{
	if (filter && filter->calls)
		return filter->calls & BIT(call);
	return !sot_is_related(call);
}

bool sot_filter_caller(const struct sot_filter *filter,
		       const struct sot_args *args,
		       const struct sot_event *event)
{
	if (!sot_filter_call(filter, args->call))
		return false;
	if (filter->vias && !(filter->vias & BIT(args->via)))
		return false;
	if (filter->nopts && !sot_is_related(args->call) &&
	    !opt_matches(filter, args->level, args->optname))
		return false;
	if (filter->npids && !pid_matches(filter, event))
		return false;
	if (filter->ntids && !tid_matches(filter, event))
		return false;
	if (filter->nuids && !uid_matches(filter, event))
		return false;
	if (filter->ncomms && !comm_matches(filter, event))
		return false;
	return !filter->ncgroups || cgroup_matches(filter, event);
}

bool sot_filter_socket(const struct sot_filter *filter, u32 family, u32 netns)
{
	if (filter->families && !(filter->families & BIT_ULL(family & 63)))
		return false;
	return !filter->nnetns || has_u32(filter->netns, filter->nnetns, netns);
}

bool sot_filter_outcome(const struct sot_filter *filter, s32 ret,
			u64 duration_ns)
{
	if (filter->flags & SOT_FILTER_FAILED && ret >= 0)
		return false;
	if (filter->err && ret != -filter->err)
		return false;
	return duration_ns >= filter->min_duration_ns;
}

bool sot_filter_event(const struct sot_filter *filter,
		      const struct sot_event *event)
{
	const struct sot_args args = {
		.call = event->header.type,
		.via = event->via,
		.level = event->level,
		.optname = event->optname,
	};
	bool nosock = event->flags & SOT_F_NOSOCK;

	return sot_filter_caller(filter, &args, event) &&
	       sot_filter_socket(filter, event->sock_family,
				 nosock ? event->netns : event->sock_netns) &&
	       sot_filter_outcome(filter, event->ret, event->duration_ns);
}
