// SPDX-License-Identifier: GPL-2.0-only
#include "handover.h"

#include <dlfcn.h>
#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define LIBRARY "libsystemd.so.0"

/* The first one that is handed over: SD_LISTEN_FDS_START of the library. */
#define FIRST_FD 3

/* What the manager calls them: the word and the key. */
#define DEVICE "device"
#define COUNT "count"
#define NAME_LEN 32

static struct {
	int (*listen)(int unset_environment, char ***names);
	int (*notify)(pid_t pid, int unset_environment, const char *state,
		      const int *fds, unsigned int nfds);
} lib;

static enum exit_code load(void)
{
	void *library = dlopen(LIBRARY, RTLD_NOW);

	if (!library)
		return fail(
			EXIT_RUNTIME,
			"--handover needs libsystemd, as Debian's libsystemd0: %s",
			dlerror());
	/* A cast would be no C: dlsym(3). */
	*(void **)&lib.listen = dlsym(library, "sd_listen_fds_with_names");
	*(void **)&lib.notify = dlsym(library, "sd_pid_notify_with_fds");
	if (!lib.listen || !lib.notify)
		return fail(EXIT_RUNTIME, "--handover: %s", dlerror());
	if (!getenv("NOTIFY_SOCKET"))
		return fail(
			EXIT_RUNTIME,
			"--handover is for a service of systemd that has NotifyAccess=main: nobody is here to keep the device");
	return EXIT_OK;
}

/* FNV-1a: told apart are the few filters that a service ever had. */
static uint64_t hash(uint64_t key, const void *bytes, size_t len)
{
	const uint8_t *at = bytes;

	while (len--)
		key = (key ^ *at++) * UINT64_C(0x100000001b3);
	return key;
}

static void name_of(char name[NAME_LEN], const char *word, uint64_t key)
{
	snprintf(name, NAME_LEN, "%s-%016" PRIx64, word, key);
}

static int notify(const char *what, const char *name, int fd)
{
	char state[64 + NAME_LEN];

	/* That somebody polls would make each call dearer. */
	snprintf(state, sizeof(state), "%s=1\nFDPOLL=0\nFDNAME=%s", what, name);
	return lib.notify(0, 0, state, &fd, fd >= 0);
}

static void forget(const char *word, uint64_t key)
{
	char name[NAME_LEN];

	name_of(name, word, key);
	notify("FDSTOREREMOVE", name, -1);
}

/* What was kept for another filter is of no use; -1: nothing else was. */
static void take_kept(struct handover *handover)
{
	char device[NAME_LEN], count[NAME_LEN];
	char **names = NULL;
	int n = lib.listen(1, &names);

	name_of(device, DEVICE, handover->key);
	name_of(count, COUNT, handover->key);
	for (int i = 0; i < n; i++) {
		if (!strcmp(names[i], device) && handover->device < 0) {
			handover->device = FIRST_FD + i;
		} else if (!strcmp(names[i], count) && handover->count < 0) {
			handover->count = FIRST_FD + i;
		} else {
			notify("FDSTOREREMOVE", names[i], -1);
			close(FIRST_FD + i);
		}
		free(names[i]);
	}
	free(names);
}

/* True if the memory is there: less of it would be a SIGBUS later. */
static bool map_count(struct handover *handover)
{
	struct stat st;
	void *at;

	if (handover->count < 0 || fstat(handover->count, &st) ||
	    st.st_size < (off_t)sizeof(*handover->written))
		return false;
	at = mmap(NULL, sizeof(*handover->written), PROT_READ | PROT_WRITE,
		  MAP_SHARED, handover->count, 0);
	if (at != MAP_FAILED)
		handover->written = at;
	return at != MAP_FAILED;
}

/* What the module says that it gave to the processes before. */
static bool ask_device(struct handover *handover)
{
	struct sot_info info = { 0 };
	struct sot_stats stats = { 0 };

	if (handover->device < 0 ||
	    ioctl(handover->device, SOT_IOC_INFO, &info) ||
	    info.abi != SOT_ABI ||
	    ioctl(handover->device, SOT_IOC_STATS, &stats))
		return false;
	handover->read = stats.delivered;
	return true;
}

static void drop(struct handover *handover)
{
	handover_forget(handover);
	if (handover->device >= 0)
		close(handover->device);
	handover->device = -1;
	handover_close(handover);
}

static enum exit_code start_afresh(struct handover *handover)
{
	drop(handover);
	handover->read = 0;
	handover->count = memfd_create("sockopt-trace", MFD_CLOEXEC);
	if (handover->count >= 0 &&
	    !ftruncate(handover->count, sizeof(*handover->written)) &&
	    map_count(handover))
		return EXIT_OK;
	return fail(EXIT_RUNTIME,
		    "--handover: no memory that outlives a process: %s",
		    strerror(errno));
}

enum exit_code handover_open(struct handover *handover,
			     const struct sot_filter *filter)
{
	enum exit_code code = load();

	memset(handover, 0, sizeof(*handover));
	handover->device = -1;
	handover->count = -1;
	if (code != EXIT_OK)
		return code;
	handover->key = hash(
		hash(UINT64_C(0xcbf29ce484222325), filter, sizeof(*filter)),
		SOT_VERSION, sizeof(SOT_VERSION));
	take_kept(handover);
	return map_count(handover) && ask_device(handover) ?
		       EXIT_OK :
		       start_afresh(handover);
}

void handover_close(struct handover *handover)
{
	if (handover->written)
		munmap(handover->written, sizeof(*handover->written));
	if (handover->count >= 0)
		close(handover->count);
	handover->written = NULL;
	handover->count = -1;
}

enum exit_code handover_keep(const struct handover *handover, int device)
{
	char name[NAME_LEN];
	int n;

	/* Without the other one, the device is not found either. */
	name_of(name, COUNT, handover->key);
	n = notify("FDSTORE", name, handover->count);
	name_of(name, DEVICE, handover->key);
	if (n > 0)
		n = notify("FDSTORE", name, device);
	if (n > 0)
		return EXIT_OK;
	return fail(EXIT_RUNTIME,
		    "--handover: the service manager cannot be told: %s",
		    strerror(-n));
}

void handover_forget(const struct handover *handover)
{
	forget(DEVICE, handover->key);
	forget(COUNT, handover->key);
}

uint64_t handover_unwritten(const struct handover *handover)
{
	return handover->read > *handover->written ?
		       handover->read - *handover->written :
		       0;
}

void handover_written(struct handover *handover, uint64_t events)
{
	*handover->written = handover->read + events;
}
