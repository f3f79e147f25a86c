// SPDX-License-Identifier: GPL-2.0-only
#include "arguments.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/magic.h>
#include <linux/nsfs.h>
#include <pwd.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "names.h"
#include "resolve.h"

#define ITEM_LEN 128

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

typedef enum exit_code item_fn(struct filter *filter, const char *item);

static enum exit_code each_item(struct filter *filter, const char *list,
				item_fn *add)
{
	char item[ITEM_LEN];
	enum exit_code code;

	for (;;) {
		size_t len = strcspn(list, ",");

		if (len == 0)
			return fail(
				EXIT_USAGE,
				"an empty entry in a list: separate entries by one comma");
		if (len >= sizeof(item))
			return fail(
				EXIT_USAGE,
				"'%.*s...' is too long for a name or a number",
				20, list);
		memcpy(item, list, len);
		item[len] = '\0';
		code = add(filter, item);
		if (code != EXIT_OK || !list[len])
			return code;
		list += len + 1;
	}
}

static enum exit_code fail_full(const char *what, size_t max)
{
	return fail(EXIT_USAGE,
		    "more than %zu %s: filter for fewer, or for none", max,
		    what);
}

/* Digits only: no sign, no blanks; base 0 takes 0x as well. */
static bool parse_number(const char *text, int base, uint64_t max, uint64_t *n)
{
	char *end;

	if (*text < '0' || *text > '9')
		return false;
	errno = 0;
	*n = strtoull(text, &end, base);
	return !errno && !*end && *n <= max;
}

static enum exit_code add_id(uint32_t *list, size_t *n, const char *item,
			     const char *what)
{
	uint64_t id;

	if (!parse_number(item, 10, INT_MAX, &id) || !id)
		return fail(EXIT_USAGE, "'%s' is no %s: give a number above 0",
			    item, what);
	if (*n == FILTER_ENTRIES)
		return fail_full("processes or threads", FILTER_ENTRIES);
	list[(*n)++] = (uint32_t)id;
	return EXIT_OK;
}

static enum exit_code add_pid(struct filter *filter, const char *item)
{
	return add_id(filter->pids, &filter->npids, item, "process id");
}

static enum exit_code add_tid(struct filter *filter, const char *item)
{
	return add_id(filter->tids, &filter->ntids, item, "thread id");
}

static enum exit_code add_user(struct filter *filter, const char *item)
{
	const struct passwd *pw = getpwnam(item);
	uint64_t uid;

	if (pw)
		uid = pw->pw_uid;
	else if (!parse_number(item, 10, UINT32_MAX - 1, &uid))
		return fail(EXIT_USAGE,
			    "unknown user '%s': give a name or a user id",
			    item);
	if (filter->nuids == FILTER_ENTRIES)
		return fail_full("users", FILTER_ENTRIES);
	filter->uids[filter->nuids++] = (uint32_t)uid;
	return EXIT_OK;
}

enum exit_code arg_unknown(const char *what, const char *item,
			   const struct nearest *nearest)
{
	static const char *const between[] = { "", ", ", " or " };
	char names[NEAREST_MAX * ITEM_LEN] = "";
	size_t len = 0;

	if (!nearest->count)
		return fail(
			EXIT_USAGE,
			"unknown %s '%s': give a name as in the manual pages, or its number",
			what, item);
	for (int i = 0; i < nearest->count; i++) {
		bool last = i && i == nearest->count - 1;

		len += (size_t)snprintf(names + len, sizeof(names) - len,
					"%s%.*s", between[(i > 0) + last],
					ITEM_LEN - 8, nearest->names[i]);
	}
	return fail(EXIT_USAGE, "unknown %s '%s', did you mean %s?", what, item,
		    names);
}

static enum exit_code add_opt(struct filter *filter, struct filter_opt opt)
{
	if (filter->nopts == FILTER_ENTRIES)
		return fail_full("options and levels", FILTER_ENTRIES);
	filter->opts[filter->nopts++] = opt;
	return EXIT_OK;
}

static enum exit_code add_level(struct filter *filter, const char *item)
{
	struct filter_opt opt = { .any_name = true, .exclude = *item == '!' };
	struct nearest nearest;

	item += opt.exclude;
	if (resolve_level(item, &opt.level, &nearest))
		return arg_unknown("level", item, &nearest);
	return add_opt(filter, opt);
}

static uint32_t calls_of(unsigned int direction)
{
	switch (direction) {
	case OPT_SET:
		return 1U << SOT_TYPE_SETSOCKOPT;
	case OPT_GET:
		return 1U << SOT_TYPE_GETSOCKOPT;
	default:
		return 0;
	}
}

static enum exit_code add_option(struct filter *filter, const char *item)
{
	struct opt_ref refs[RESOLVE_MAX];
	bool exclude = *item == '!';
	struct nearest nearest;
	enum exit_code code = EXIT_OK;
	int n;

	item += exclude;
	n = resolve_option(item, refs, &nearest);
	if (n <= 0 && resolve_foreign(item, &(struct nearest){ .count = 0 }))
		return fail(
			EXIT_USAGE,
			"'%s' is an option of the BSDs: sockopt-trace explain %s says what Linux has instead",
			item, item);
	if (n <= 0)
		return arg_unknown("option", item, &nearest);
	for (int i = 0; i < n && code == EXIT_OK; i++)
		code = add_opt(filter,
			       (struct filter_opt){
				       .level = refs[i].level,
				       .optname = refs[i].optname,
				       .calls = calls_of(refs[i].direction),
				       .exclude = exclude,
			       });
	return code;
}

static enum exit_code add_family(struct filter *filter, const char *item)
{
	uint64_t family;

	if (!strcmp(item, "none"))
		family = 0;
	else if (!names_find(&names_families, item, &family) &&
		 !parse_number(item, 10, 63, &family))
		return fail(
			EXIT_USAGE,
			"unknown family '%s': give a name (inet, inet6, unix ...), a number up to 63, or none for what is no socket",
			item);
	filter->families |= (uint64_t)1 << (family & 63);
	return EXIT_OK;
}

static enum exit_code add_errno(struct filter *filter, const char *item)
{
	uint64_t number;
	uint32_t err;

	if (!errno_find(item, &err)) {
		if (!parse_number(item, 10, 4095, &number) || !number)
			return fail(
				EXIT_USAGE,
				"unknown error '%s': give a name (ENOPROTOOPT, EINVAL ...) or a number",
				item);
		err = (uint32_t)number;
	}
	if (filter->nerrs == FILTER_ENTRIES)
		return fail_full("errors", FILTER_ENTRIES);
	filter->errs[filter->nerrs++] = (int32_t)err;
	return EXIT_OK;
}

enum exit_code arg_pids(struct filter *filter, const char *arg)
{
	return each_item(filter, arg, add_pid);
}

enum exit_code arg_tids(struct filter *filter, const char *arg)
{
	return each_item(filter, arg, add_tid);
}

enum exit_code arg_users(struct filter *filter, const char *arg)
{
	return each_item(filter, arg, add_user);
}

enum exit_code arg_levels(struct filter *filter, const char *arg)
{
	return each_item(filter, arg, add_level);
}

enum exit_code arg_options(struct filter *filter, const char *arg)
{
	return each_item(filter, arg, add_option);
}

enum exit_code arg_families(struct filter *filter, const char *arg)
{
	return each_item(filter, arg, add_family);
}

enum exit_code arg_errnos(struct filter *filter, const char *arg)
{
	return each_item(filter, arg, add_errno);
}

enum exit_code arg_comm(struct filter *filter, const char *arg)
{
	if (!*arg)
		return fail(EXIT_USAGE,
			    "an empty command name: give one, or a pattern");
	if (!strpbrk(arg, "*?[\\") && strlen(arg) >= SOT_COMM_LEN)
		return fail(
			EXIT_USAGE,
			"'%s' never matches: the kernel keeps %d characters of a command name, try '%.*s'",
			arg, SOT_COMM_LEN - 1, SOT_COMM_LEN - 1, arg);
	if (filter->ncomms == FILTER_COMMS)
		return fail_full("command names", FILTER_COMMS);
	filter->comms[filter->ncomms++] = arg;
	return EXIT_OK;
}

/* As given, or below one of the places where the hierarchy is mounted. */
static bool find_cgroup(const char *path, uint64_t *id)
{
	static const char *const roots[] = { "", "/sys/fs/cgroup",
					     "/sys/fs/cgroup/unified" };
	char full[PATH_MAX];
	struct statfs fs;
	struct stat st;

	for (size_t i = 0; i < COUNT(roots); i++) {
		int n = snprintf(full, sizeof(full), "%s%s%s", roots[i],
				 i && *path != '/' ? "/" : "", path);

		if (n < 0 || (size_t)n >= sizeof(full))
			continue;
		if (statfs(full, &fs) || fs.f_type != CGROUP2_SUPER_MAGIC ||
		    stat(full, &st) || !S_ISDIR(st.st_mode))
			continue;
		*id = st.st_ino;
		return true;
	}
	return false;
}

enum exit_code arg_cgroup(struct filter *filter, const char *arg)
{
	uint64_t id;

	if (!parse_number(arg, 0, UINT64_MAX, &id) && !find_cgroup(arg, &id))
		return fail(
			EXIT_USAGE,
			"no cgroup '%s': give a directory of the cgroup v2 hierarchy, as below /sys/fs/cgroup, or its id",
			arg);
	if (filter->ncgroups == FILTER_NS)
		return fail_full("cgroups", FILTER_NS);
	filter->cgroups[filter->ncgroups++] = id;
	return EXIT_OK;
}

static bool find_netns(const char *path, uint64_t *inode)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct stat st;
	bool found;

	if (fd < 0)
		return false;
	found = ioctl(fd, NS_GET_NSTYPE) == CLONE_NEWNET && !fstat(fd, &st);
	if (found)
		*inode = st.st_ino;
	close(fd);
	return found;
}

enum exit_code arg_netns(struct filter *filter, const char *arg)
{
	uint64_t inode;

	if (!parse_number(arg, 10, UINT32_MAX, &inode) &&
	    !find_netns(arg, &inode))
		return fail(
			EXIT_USAGE,
			"no network namespace '%s': give /proc/PID/ns/net, /run/netns/NAME, or its inode number",
			arg);
	if (filter->nnetns == FILTER_NS)
		return fail_full("network namespaces", FILTER_NS);
	filter->netns[filter->nnetns++] = (uint32_t)inode;
	return EXIT_OK;
}

enum exit_code arg_number(uint32_t *number, const char *arg, uint32_t max)
{
	uint64_t n;

	if (!parse_number(arg, 10, max, &n))
		return fail(EXIT_USAGE, "'%s': give a number from 0 to %u", arg,
			    max);
	*number = (uint32_t)n;
	return EXIT_OK;
}

enum exit_code arg_duration(uint64_t *ns, const char *arg, uint64_t default_ns)
{
	static const struct {
		const char *unit;
		double ns;
	} units[] = {
		{ "ns", 1 },  { "us", 1e3 },   { "ms", 1e6 },
		{ "s", 1e9 }, { "min", 60e9 }, { "h", 3600e9 },
	};
	size_t digits = strspn(arg, "0123456789.");
	double scale = *(arg + digits) ? 0 : (double)default_ns;
	char *end;
	double value = strtod(arg, &end);

	for (size_t i = 0; i < COUNT(units); i++)
		if (!strcmp(arg + digits, units[i].unit))
			scale = units[i].ns;
	/* 1e18 ns are 31 years, well inside of 64 bits. */
	if (!digits || end != arg + digits || scale == 0 ||
	    value * scale > 1e18)
		return fail(
			EXIT_USAGE,
			"'%s' is no duration: give a number with ns, us, ms, s, min or h",
			arg);
	*ns = (uint64_t)(value * scale);
	return EXIT_OK;
}
