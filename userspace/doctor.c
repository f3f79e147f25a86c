// SPDX-License-Identifier: GPL-2.0-only
#include "doctor.h"

#include <stdarg.h>
#include <stdio.h>

#include "utf8.h"

const char *const doctor_names[CHECKS] = {
	[CHECK_KERNEL] = "kernel",     [CHECK_CONFIG] = "config",
	[CHECK_HEADERS] = "headers",   [CHECK_DKMS] = "dkms",
	[CHECK_MODULE] = "module",     [CHECK_ENFORCEMENT] = "enforcement",
	[CHECK_LOCKDOWN] = "lockdown", [CHECK_SIGNATURE] = "signature",
	[CHECK_LOADED] = "loaded",     [CHECK_VERSION] = "version",
	[CHECK_FTRACE] = "ftrace",     [CHECK_KPROBES] = "kprobes",
	[CHECK_DEVICE] = "device",     [CHECK_ACCESS] = "access",
	[CHECK_ABI] = "abi",	       [CHECK_PROBES] = "probes",
	[CHECK_BUFFER] = "buffer",     [CHECK_MISSED] = "missed",
};

static check_fn *const checks[CHECKS] = {
	[CHECK_KERNEL] = doctor_kernel,
	[CHECK_CONFIG] = doctor_config,
	[CHECK_HEADERS] = doctor_headers,
	[CHECK_DKMS] = doctor_dkms,
	[CHECK_MODULE] = doctor_module,
	[CHECK_ENFORCEMENT] = doctor_enforcement,
	[CHECK_LOCKDOWN] = doctor_lockdown,
	[CHECK_SIGNATURE] = doctor_signature,
	[CHECK_LOADED] = doctor_loaded,
	[CHECK_VERSION] = doctor_version,
	[CHECK_FTRACE] = doctor_ftrace,
	[CHECK_KPROBES] = doctor_kprobes,
	[CHECK_DEVICE] = doctor_device,
	[CHECK_ACCESS] = doctor_access,
	[CHECK_ABI] = doctor_abi,
	[CHECK_PROBES] = doctor_probes,
	[CHECK_BUFFER] = doctor_buffer,
	[CHECK_MISSED] = doctor_missed,
};

/* Lines of logs and links get in here: nothing a terminal would obey. */
void doctor_say(struct result *result, enum status status, const char *fmt, ...)
{
	va_list args;

	result->status = status;
	va_start(args, fmt);
	vsnprintf(result->text, sizeof(result->text), fmt, args);
	va_end(args);
	utf8_tame(result->text);
}

void doctor_fix(struct result *result, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vsnprintf(result->fix, sizeof(result->fix), fmt, args);
	va_end(args);
	utf8_tame(result->fix);
}

bool doctor_has_problem(const struct doctor *doctor, enum check check)
{
	return doctor->results[check].status == STATUS_PROBLEM;
}

bool doctor_hopeless(const struct doctor *doctor, struct result *result)
{
	if (!doctor_has_problem(doctor, CHECK_KERNEL) &&
	    !doctor_has_problem(doctor, CHECK_CONFIG))
		return false;
	doctor_say(result, STATUS_SKIPPED,
		   "this kernel cannot have the module");
	return true;
}

enum status doctor_lack(const struct doctor *doctor)
{
	return doctor->loaded || doctor->built == FACT_MODULE_LISTED ?
		       STATUS_NOTE :
		       STATUS_PROBLEM;
}

void doctor_examine(struct doctor *doctor)
{
	const struct host *host = &doctor->host;

	doctor->loaded = fact_is_there(host->root, "/sys/module/sockopt_trace");
	doctor->built = fact_module(host->root, host->release, doctor->path,
				    sizeof(doctor->path));
	for (size_t i = 0; i < CHECKS; i++) {
		doctor->results[i].fix[0] = '\0';
		checks[i](doctor, &doctor->results[i]);
	}
}
