// SPDX-License-Identifier: GPL-2.0-only
/*
 * Socket option calls at random: any level, name, length and pointer, on every
 * kind of socket that can be opened, natively and as a 32-bit program, with and
 * without privileges. Each is told, and nothing else happens.
 */
#include "module.h"

#include <signal.h>
#include <sys/prctl.h>

#include "hostile.h"
#include "int80.h"
#include "observer.h"

#define PROCESSES 4
#define CALLS 50000 /* of all of them together */
#define SOCKETS 32
#define KINDS_MAX 256
#define FDS_KEPT 64 /* what options open above these is closed */
#define NOBODY 65534

/* A kind of socket that this kernel has. */
struct kind {
	int family;
	int type;
	int protocol;
};

static struct kind kinds[KINDS_MAX];
static unsigned int nkinds;
static struct observer observer;
static struct calls *calls; /* shared with the processes */

static void find_kinds(void)
{
	static const int protocols[] = { 0,   1,   2,	6, 17, 41, 47, 103,
					 132, 136, 262, 3, 4,  9,  12, 16 };

	for (int family = 0; family < 50; family++)
		for (int type = 0; type <= SOCK_PACKET; type++)
			for (size_t i = 0;
			     i < sizeof(protocols) / sizeof(*protocols); i++) {
				int fd = socket(family, type, protocols[i]);

				if (fd < 0 || nkinds == KINDS_MAX)
					continue;
				close(fd);
				kinds[nkinds++] = (struct kind){ family, type,
								 protocols[i] };
			}
}

static int any_level(void)
{
	static const int common[] = { SOL_SOCKET, SOL_SOCKET, 0, 6, 41 };
	static const int levels[] = { 17,  58,	132, 136, 255, 263,
				      270, 279, 282, 283, 284, 287 };

	switch (chance_of(16)) {
	case 0:
		return (int)chance();
	case 1:
		return (int)chance_of(300);
	case 2:
	case 3:
	case 4:
		return CHANCE_AMONG(levels);
	default:
		return CHANCE_AMONG(common);
	}
}

static int any_name(void)
{
	return chance_of(16) ? (int)chance_of(90) : (int)chance();
}

static unsigned int any_length(void)
{
	static const unsigned int lengths[] = {
		0, 1, 4, 4, 4, 8, 12, 16, 20, 32, 40, 64, 65536, 0x7fffffff, ~0U
	};

	switch (chance_of(8)) {
	case 0:
		return (unsigned int)chance();
	case 1:
		return chance_of(4096);
	default:
		return CHANCE_AMONG(lengths);
	}
}

/* Small numbers, any numbers, and an address where a program may be named. */
static void fill_area(void)
{
	uint32_t *words = (uint32_t *)area;
	bool small = chance_of(2);

	for (int i = 0; i < 16; i++)
		words[i] = small ? chance_of(256) : (uint32_t)chance();
	if (chance_of(4) == 0) {
		uintptr_t address = any_pointer(64);

		memcpy(area + 8, &address, sizeof(address));
	}
}

struct attempt {
	bool get;
	int fd;
	int level;
	int name;
	uintptr_t value;
	uintptr_t len; /* of a get a pointer */
};

static long natively(const struct attempt *a)
{
	return syscall(a->get ? SYS_getsockopt : SYS_setsockopt, a->fd,
		       a->level, a->name, a->value, a->len);
}

/* As a 32-bit program, which has two ways. */
static long compat(const struct attempt *a)
{
	const uint32_t args[5] = { (uint32_t)a->fd, (uint32_t)a->level,
				   (uint32_t)a->name, (uint32_t)a->value,
				   (uint32_t)a->len };
	uint32_t *packed = (uint32_t *)(area + AREA - sizeof(args));
	const uint32_t socketcall[5] = { a->get ? SOCKETCALL_GETSOCKOPT :
						  SOCKETCALL_SETSOCKOPT,
					 (uint32_t)(uintptr_t)packed };

	if (chance_of(2))
		return int80(a->get ? I386_GETSOCKOPT : I386_SETSOCKOPT, args);
	memcpy(packed, args, sizeof(args));
	return int80(I386_SOCKETCALL, socketcall);
}

static void one_call(int fd)
{
	/* Where the length of a get lies, if it lies well. */
	uint32_t *len_at = (uint32_t *)(area + 4096);
	unsigned int len = any_length();
	struct attempt a = {
		.get = chance_of(2),
		.fd = fd,
		.level = any_level(),
		.name = any_name(),
		.value = any_pointer(len),
		.len = len,
	};
	enum call_kind kind;
	long ret;

	fill_area();
	*len_at = len;
	if (a.get)
		a.len = chance_of(8) ? (uintptr_t)len_at : any_pointer(4);
	ret = HAS_INT80 && chance_of(4) == 0 ? compat(&a) : natively(&a);
	kind = ret < 0 ? CALL_FAILED : a.get ? CALL_GET : CALL_SET;
	atomic_fetch_add(&calls->begun[kind], 1);
	atomic_fetch_add(&calls->ended[kind], 1);
}

static int any_socket(void)
{
	const struct kind *kind = &kinds[chance_of(nkinds)];

	return socket(kind->family, kind->type | SOCK_CLOEXEC, kind->protocol);
}

static void make_calls(unsigned int number)
{
	unsigned long todo = CALLS * suite_scale() / PROCESSES + 1;
	int sockets[SOCKETS];

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	chance_init(number);
	if (number % 2)
		MUST(setuid(NOBODY));
	for (int i = 0; i < SOCKETS; i++)
		sockets[i] = any_socket();
	for (; todo > 0; todo--) {
		int *fd = &CHANCE_AMONG(sockets);

		if (chance_of(64) == 0) {
			close(*fd);
			*fd = any_socket();
		}
		if (chance_of(4096) == 0)
			syscall(SYS_close_range, FDS_KEPT, ~0U, 0);
		/* Now and then no socket at all. */
		one_call(chance_of(16) ? *fd : (int)chance_of(FDS_KEPT));
	}
}

/* Not to look for a module each time that something is not there. */
static void no_modules(void)
{
	int fd = open("/proc/sys/kernel/modprobe", O_WRONLY | O_CLOEXEC);

	if (fd < 0)
		return;
	MUST(write(fd, "\n", 1));
	close(fd);
}

int main(void)
{
	pid_t pids[PROCESSES];

	chance_start();
	no_modules();
	calls = shared_memory(sizeof(*calls));
	find_kinds();
	map_memory();
	module_load("");
	observer_start(&observer);
	for (unsigned int i = 0; i < PROCESSES; i++) {
		fflush(stdout);
		pids[i] = (pid_t)MUST(fork());
		if (!pids[i]) {
			make_calls(i + 1);
			_exit(verdict());
		}
	}
	for (int i = 0; i < PROCESSES; i++)
		reap(pids[i]);
	observer_stop(&observer);

	printf("info %u kinds of sockets, %lu calls that did not fail\n",
	       nkinds,
	       calls_sum(calls->ended) -
		       atomic_load(&calls->ended[CALL_FAILED]));
	observer_check(&observer, calls);
	observer_close(&observer);
	module_unload();
	return verdict();
}
