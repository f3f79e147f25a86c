// SPDX-License-Identifier: GPL-2.0-only
#include <linux/errno.h>
#include <linux/mutex.h>
#include <linux/string.h>

#include "events.h"
#include "probe.h"
#include "ring.h"

#define CREATE_TRACE_POINTS
#include "trace.h"

/* Of what follows. A mutex, as to arm sleeps. */
static DEFINE_MUTEX(enable_mutex);

static bool open; /* between init and exit */
static unsigned int enabled;

static int arm(void)
{
	int err;

	if (!open)
		return -ENODEV;
	/* The record that an event shows is written where all are. */
	err = sot_rings_alloc();
	if (err)
		return err;
	return sot_probe_arm(SOT_OPTION_PROBES);
}

int sot_events_enable(void)
{
	int err;

	mutex_lock(&enable_mutex);
	err = arm();
	if (!err)
		enabled++;
	mutex_unlock(&enable_mutex);
	return err;
}

void sot_events_disable(void)
{
	mutex_lock(&enable_mutex);
	/* Exit has done so for all. */
	if (open) {
		enabled--;
		sot_probe_disarm(SOT_OPTION_PROBES);
	}
	mutex_unlock(&enable_mutex);
}

void sot_events_init(void)
{
	mutex_lock(&enable_mutex);
	open = true;
	mutex_unlock(&enable_mutex);
}

/*
 * An enabled event does not keep the module: the kernel disables it once the
 * module is gone, when there are no probes any more.
 */
void sot_events_exit(void)
{
	mutex_lock(&enable_mutex);
	open = false;
	for (; enabled; enabled--)
		sot_probe_disarm(SOT_OPTION_PROBES);
	mutex_unlock(&enable_mutex);
}

static void set_mapped(struct sot_event_end *end, u32 addr, u32 port)
{
	memset(end, 0, sizeof(*end));
	if (addr) {
		memset(end->addr + 10, 0xff, 2);
		memcpy(end->addr + 12, &addr, sizeof(addr));
	}
	end->port = port;
}

static void set_end(struct sot_event_end *end, const u32 *addr, u32 port)
{
	memcpy(end->addr, addr, sizeof(end->addr));
	end->port = port;
}

void sot_event_ends(const struct sot_event *event, struct sot_event_end *local,
		    struct sot_event_end *remote)
{
	const struct sot_inet *inet = (const struct sot_inet *)(event + 1);
	const struct sot_inet6 *inet6 = (const struct sot_inet6 *)(event + 1);

	if (event->addr_len == sizeof(*inet6)) {
		set_end(local, inet6->laddr, inet6->lport);
		set_end(remote, inet6->raddr, inet6->rport);
	} else {
		bool known = event->addr_len == sizeof(*inet);

		set_mapped(local, known ? inet->laddr : 0,
			   known ? inet->lport : 0);
		set_mapped(remote, known ? inet->raddr : 0,
			   known ? inet->rport : 0);
	}
}
