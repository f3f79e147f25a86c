// SPDX-License-Identifier: GPL-2.0-only
/* What is left after privileges_drop(), each time in a process of its own. */
#include "../../userspace/privileges.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit.h"

#define NOBODY 65534

/* What a process has, as the kernel tells it. */
struct state {
	int code;
	int uids[3];
	int gids[3];
	int groups;
	char permitted[32];
	char effective[32];
	int no_new_privs;
	int dumpable;
	bool regained; /* it could become root again */
	bool reads_private;
	bool writes_open; /* to a file that was open before */
	bool signals;	  /* another user's process */
};

static void read_status(struct state *state)
{
	FILE *file = fopen("/proc/self/status", "r");
	char line[256];

	while (file && fgets(line, sizeof(line), file)) {
		sscanf(line, "CapPrm: %31s", state->permitted);
		sscanf(line, "CapEff: %31s", state->effective);
	}
	if (file)
		fclose(file);
}

static void look(struct state *state, unsigned int keep, const char *path,
		 pid_t victim)
{
	int open_before = open(path, O_RDWR);

	state->code = privileges_drop(keep);
	getresuid((uid_t *)&state->uids[0], (uid_t *)&state->uids[1],
		  (uid_t *)&state->uids[2]);
	getresgid((gid_t *)&state->gids[0], (gid_t *)&state->gids[1],
		  (gid_t *)&state->gids[2]);
	state->groups = getgroups(0, NULL);
	state->no_new_privs = prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0);
	state->dumpable = prctl(PR_GET_DUMPABLE, 0, 0, 0, 0);
	state->reads_private = open(path, O_RDONLY) >= 0;
	state->writes_open = write(open_before, "x", 1) == 1;
	state->signals = !kill(victim, 0);
	read_status(state);
	state->regained = !geteuid() || !setuid(0);
}

static struct state *state;

/* In a process of its own; path is a file of this user alone. */
static void drop(unsigned int keep, const char *path)
{
	pid_t victim = getpid();
	pid_t pid = fork();

	memset(state, 0, sizeof(*state));
	if (!pid) {
		look(state, keep, path, victim);
		_exit(0);
	}
	waitpid(pid, NULL, 0);
}

static void check_nobody(void)
{
	bool nobody = true;

	for (int i = 0; i < 3; i++)
		nobody &= state->uids[i] == NOBODY && state->gids[i] == NOBODY;
	check("root: all ids are nobody's", nobody);
	check_int("root: no groups", state->groups, 0);
	check("root: for ever", !state->regained);
	check("root: files of root's are closed", !state->reads_private);
}

static void check_any(const char *capabilities)
{
	check_int("exit code", state->code, EXIT_OK);
	check_str("permitted", state->permitted, capabilities);
	check_str("effective", state->effective, capabilities);
	check_int("no new privileges", state->no_new_privs, 1);
	check_int("not to be traced", state->dumpable, 0);
	check("what is open stays open", state->writes_open);
}

/* In a container root may have no other ids. */
static bool has_ids(void)
{
	pid_t pid = fork();
	int status;

	if (!pid)
		_exit(setresuid(NOBODY, NOBODY, NOBODY) != 0);
	return waitpid(pid, &status, 0) == pid && !status;
}

int main(void)
{
	char path[] = "/tmp/sot-privileges-XXXXXX";
	bool root = !geteuid() && has_ids();

	state = mmap(NULL, sizeof(*state), PROT_READ | PROT_WRITE,
		     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (state == MAP_FAILED || close(mkstemp(path)))
		abort();
	drop(0, path);
	check_any("0000000000000000");
	if (root) {
		check_nobody();
		check("root: no other user's process", !state->signals);
		drop(PRIVILEGE_KILL, path);
		check_any("0000000000000020");
		check_nobody();
		check("root: a command can be signalled", state->signals);
		drop(PRIVILEGE_USER, path);
		check_any("0000000000000000");
		check("root: still the owner of its files",
		      state->reads_private && state->uids[1] == 0);
	} else {
		printf("skip root: this user cannot become another\n");
	}
	unlink(path);
	return unit_end();
}
