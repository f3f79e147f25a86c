// SPDX-License-Identifier: GPL-2.0-only
#include <linux/bits.h>
#include <linux/errno.h>
#include <linux/mutex.h>
#include <linux/string.h>

#include "call.h"
#include "events.h"
#include "probe.h"
#include "ring.h"

#define CREATE_TRACE_POINTS
#include "trace.h"

/* Of what follows. A mutex, as to arm sleeps. */
static DEFINE_MUTEX(enable_mutex);

static bool open;   /* between init and exit */
static u32 enabled; /* set of 1 << enum sot_type */

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

static void keep(u32 calls)
{
	enabled = calls;
	sot_call_keep(calls);
}

static int enable(u32 call)
{
	int err;

	mutex_lock(&enable_mutex);
	err = arm();
	if (!err)
		keep(enabled | BIT(call));
	mutex_unlock(&enable_mutex);
	return err;
}

static void disable_locked(u32 call)
{
	/* Exit has done so for all. */
	if (!(enabled & BIT(call)))
		return;
	keep(enabled & ~BIT(call));
	sot_probe_disarm(SOT_OPTION_PROBES);
}

static void disable(u32 call)
{
	mutex_lock(&enable_mutex);
	disable_locked(call);
	mutex_unlock(&enable_mutex);
}

int sot_event_set_enable(void)
{
	return enable(SOT_TYPE_SETSOCKOPT);
}

void sot_event_set_disable(void)
{
	disable(SOT_TYPE_SETSOCKOPT);
}

int sot_event_get_enable(void)
{
	return enable(SOT_TYPE_GETSOCKOPT);
}

void sot_event_get_disable(void)
{
	disable(SOT_TYPE_GETSOCKOPT);
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
	disable_locked(SOT_TYPE_SETSOCKOPT);
	disable_locked(SOT_TYPE_GETSOCKOPT);
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
