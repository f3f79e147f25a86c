// SPDX-License-Identifier: GPL-2.0-only
/* The errors that explain lists, of every row, and of some in particular. */
#include "../../userspace/causes.h"

#include "unit.h"

static bool are_listed_once(const struct opt_level *level,
			    const struct opt *opt)
{
	struct cause list[CAUSES_MAX];
	size_t n = causes_of(level, opt, list);
	bool ok = n >= 6 && n < CAUSES_MAX;

	for (size_t i = 0; i < n; i++) {
		ok &= list[i].name[0] == 'E' && list[i].text[0];
		for (size_t j = 0; j < i; j++)
			ok &= strcmp(list[i].name, list[j].name) != 0;
	}
	causes_free(list, n);
	if (!ok)
		printf("# %s\n", opt->name);
	return ok;
}

static void test_rows(void)
{
	const struct opt_level *level;
	bool once = true;

	for (size_t i = 0; (level = catalogue_at(i)); i++)
		for (size_t j = 0; j < level->count; j++)
			once &= are_listed_once(level, &level->opts[j]);
	check("every row: each error once", once);
}

static const struct {
	const struct opt_level *level;
	int32_t number;
	enum opt_direction direction;
	const char *error;
	const char *want; /* NULL: it does not happen */
} some[] = {
	/* SO_DEBUG is denied otherwise than the rest. */
	{ &sol_socket, 1, OPT_SET, "EACCES",
	  "the caller lacks CAP_NET_ADMIN to switch it on" },
	{ &sol_socket, 1, OPT_SET, "EPERM",
	  "a security module or a cgroup's BPF program refuses the call" },
	/* SO_RCVBUF: of all sockets, takes every number, both ways. */
	{ &sol_socket, 8, OPT_SET, "ENOPROTOOPT", NULL },
	{ &sol_socket, 8, OPT_SET, "EOPNOTSUPP", NULL },
	{ &sol_socket, 8, OPT_SET, "EACCES", NULL },
	{ &sol_socket, 8, OPT_SET, "EDOM", NULL },
	{ &sol_socket, 8, OPT_SET, "EINVAL",
	  "to set, fewer than 4 bytes; or a length that is negative" },
	/* SO_SNDLOWAT */
	{ &sol_socket, 19, OPT_GET, "ENOPROTOOPT", "it was to be set" },
	{ &sol_socket, 19, OPT_GET, "EINVAL", "a length that is negative" },
	/* SO_RCVTIMEO */
	{ &sol_socket, 20, OPT_SET, "EDOM",
	  "tv_usec is not within 0 to 999999" },
	/* SO_ATTACH_FILTER: its own causes stand before the general ones. */
	{ &sol_socket, 26, OPT_SET, "EPERM",
	  "SO_LOCK_FILTER is set; or a security module or a cgroup's BPF program refuses the call" },
	{ &sol_socket, 26, OPT_SET, "ENOMEM",
	  "net.core.optmem_max leaves no room for the program; or the kernel is short of memory" },
	{ &sol_socket, 26, OPT_SET, "ENOPROTOOPT", NULL },
	/* SO_GET_FILTER */
	{ &sol_socket, 26, OPT_GET, "ENOPROTOOPT",
	  "the kernel is older than 3.8" },
	/* SO_PEERGROUPS */
	{ &sol_socket, 59, OPT_GET, "ERANGE",
	  "the buffer is too short; the length needed is returned" },
	/* TCP_NODELAY */
	{ &sol_tcp, 1, OPT_SET, "ENOPROTOOPT",
	  "the socket is of another family or protocol" },
	{ &sol_tcp, 1, OPT_SET, "EOPNOTSUPP",
	  "the socket's family has no options at this level" },
	/* IPT_SO_GET_INFO: reading takes the capability, too. */
	{ &sol_ip_tables, 64, OPT_GET, "EPERM",
	  "the caller lacks CAP_NET_ADMIN, also to read; or a security module or a cgroup's BPF program refuses the call" },
	/* MRT_DONE */
	{ &sol_ip_mroute, 201, OPT_SET, "EACCES",
	  "the caller lacks CAP_NET_ADMIN if the socket is not the daemon's" },
};

static void check_cause(size_t i)
{
	const struct opt *opt =
		catalogue_opt(some[i].level, some[i].number, some[i].direction);
	struct cause list[CAUSES_MAX];
	size_t n = causes_of(some[i].level, opt, list);
	const char *got = NULL;
	char name[128];

	for (size_t j = 0; j < n; j++)
		if (!strcmp(list[j].name, some[i].error))
			got = list[j].text;
	snprintf(name, sizeof(name), "%s of %s", some[i].error, opt->name);
	check_str(name, got, some[i].want);
	causes_free(list, n);
}

int main(void)
{
	test_rows();
	for (size_t i = 0; i < sizeof(some) / sizeof(*some); i++)
		check_cause(i);
	return unit_end();
}
