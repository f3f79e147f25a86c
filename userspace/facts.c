// SPDX-License-Identifier: GPL-2.0-only
#include "facts.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A pipe would make us wait, a device might do something: plain files alone. */
static int open_plain(const char *path)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	struct stat st;

	if (fd < 0)
		return -errno;
	if (!fstat(fd, &st) && S_ISREG(st.st_mode))
		return fd;
	close(fd);
	return -EINVAL;
}

int fact_open(struct fact_file *fact, const char *root, const char *path)
{
	char name[PATH_MAX];
	int fd;

	snprintf(name, sizeof(name), "%s%s", root, path);
	fd = open_plain(name);
	if (fd < 0)
		return -fd;
	fact->left = FACT_LINES;
	fact->file = fdopen(fd, "r");
	if (fact->file)
		return 0;
	close(fd);
	return ENOMEM;
}

const char *fact_next(struct fact_file *fact)
{
	if (!fact->left || !fgets(fact->line, sizeof(fact->line), fact->file))
		return NULL;
	fact->left--;
	fact->line[strcspn(fact->line, "\n")] = '\0';
	return fact->line;
}

void fact_close(struct fact_file *fact)
{
	fclose(fact->file);
}

int fact_read(const char *root, const char *path, char *line, size_t len)
{
	struct fact_file fact;
	const char *first;
	int err = fact_open(&fact, root, path);

	if (err)
		return err;
	errno = 0;
	first = fact_next(&fact);
	err = first ? 0 : errno;
	snprintf(line, len, "%s", first ? first : "");
	fact_close(&fact);
	return err;
}

bool fact_says(const char *root, const char *path, const char *text)
{
	struct fact_file fact;
	const char *line;
	bool found = false;

	if (fact_open(&fact, root, path))
		return false;
	while (!found && (line = fact_next(&fact)))
		found = strstr(line, text);
	fact_close(&fact);
	return found;
}

bool fact_is_there(const char *root, const char *path)
{
	char name[PATH_MAX];

	snprintf(name, sizeof(name), "%s%s", root, path);
	return !access(name, F_OK);
}

/* Either is what Secure Boot makes of a kernel. */
bool fact_wants_signature(const char *root)
{
	const char *lockdown = "/sys/kernel/security/lockdown";

	return fact_says(root, "/sys/module/module/parameters/sig_enforce",
			 "Y") ||
	       fact_says(root, lockdown, "[integrity]") ||
	       fact_says(root, lockdown, "[confidentiality]");
}

enum fact_module fact_module(const char *root, const char *release, char *path,
			     size_t len)
{
	enum fact_module found = FACT_MODULE_ABSENT;
	struct fact_file fact;
	char dep[256];
	const char *line;

	snprintf(dep, sizeof(dep), "/lib/modules/%s/modules.dep", release);
	if (fact_open(&fact, root, dep))
		return FACT_MODULE_UNKNOWN;
	while (found == FACT_MODULE_ABSENT && (line = fact_next(&fact))) {
		if (!strstr(line, "/sockopt_trace.ko"))
			continue;
		snprintf(path, len, "%.*s", (int)strcspn(line, ":"), line);
		found = FACT_MODULE_LISTED;
	}
	fact_close(&fact);
	return found;
}
