// SPDX-License-Identifier: GPL-2.0-only
#include <linux/atomic.h>
#include <linux/bitmap.h>
#include <linux/bitops.h>
#include <linux/cache.h>
#include <linux/err.h>
#include <linux/irq_work.h>
#include <linux/mutex.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/timekeeping.h>

#include "call.h"
#include "filter.h"
#include "probe.h"
#include "reader.h"
#include "stream.h"

struct sot_reader {
	u32 number;
	/* Calls that were entered before are not for this reader. Written only
	 * while no probe sees the reader.
	 */
	u64 since_ns;
	/* of its filter's options, if it has one; written likewise */
	DECLARE_BITMAP(places, SOT_OPTION_PLACES);
	/* of what follows; taken before readers_mutex and that of the probes */
	struct mutex mutex;
	bool arms_related; /* counts as a user of their probes */
	struct sot_stream stream;
	wait_queue_head_t wait;
	struct irq_work wake;
};

/* Serializes changes of what follows; probes read it without. */
static DEFINE_MUTEX(readers_mutex);
static u64 taken; /* numbers in use */
static struct sot_reader __rcu *readers[SOT_READERS_MAX];

struct sot_readers sot_readers;

/* Takes the lowest number out of the set. */
static u32 pop(u64 *set)
{
	u32 number = __ffs64(*set);

	*set &= *set - 1;
	return number;
}

/* Preemption is off, so that synchronize_rcu() waits for us. */
static const struct sot_reader *reader_of(u32 number)
{
	return rcu_dereference_sched(readers[number]);
}

u64 sot_readers_ask_caller(u64 wanted, const struct sot_args *args)
{
	u32 place = sot_option_place(args->level, args->optname);
	u64 todo = sot_readers_filtered(wanted, SOT_STAGE_CALLER);

	while (todo) {
		u32 number = pop(&todo);
		const struct sot_reader *reader = reader_of(number);

		if (!reader ||
		    (!sot_is_related(args->call) &&
		     !test_bit(place, reader->places)) ||
		    !sot_filter_caller(reader->stream.filter, args, NULL))
			wanted &= ~BIT_ULL(number);
	}
	return wanted;
}

u64 sot_readers_ask_socket(u64 wanted, u32 family, u32 netns)
{
	u64 todo = sot_readers_filtered(wanted, SOT_STAGE_SOCKET);

	while (todo) {
		u32 number = pop(&todo);
		const struct sot_reader *reader = reader_of(number);

		if (!reader ||
		    !sot_filter_socket(reader->stream.filter, family, netns))
			wanted &= ~BIT_ULL(number);
	}
	return wanted;
}

u64 sot_readers_ask_outcome(u64 wanted, u64 ts_ns, s32 ret, u64 duration_ns)
{
	u64 ask = sot_readers_filtered(wanted, SOT_STAGE_OUTCOME);
	u64 todo = wanted;

	while (todo) {
		u32 number = pop(&todo);
		const struct sot_reader *reader = reader_of(number);

		if (!reader || ts_ns < reader->since_ns ||
		    (ask & BIT_ULL(number) &&
		     !sot_filter_outcome(reader->stream.filter, ret,
					 duration_ns)))
			wanted &= ~BIT_ULL(number);
	}
	return wanted;
}

void sot_readers_wake_idle(u64 todo)
{
	/* Once is enough: they say so again when they have found nothing. */
	atomic64_andnot(todo, &sot_readers.idle);
	while (todo) {
		struct sot_reader *reader =
			rcu_dereference_sched(readers[pop(&todo)]);

		if (reader)
			irq_work_queue(&reader->wake);
	}
}

/* The probe must not take the lock of a wait queue: this runs after it. */
static void wake(struct irq_work *work)
{
	struct sot_reader *reader = container_of(work, struct sot_reader, wake);

	wake_up_interruptible(&reader->wait);
}

/* Notes whether its filter has conditions of a stage. */
static void note_stages(u32 number, u32 stages)
{
	u32 stage;

	for (stage = 0; stage < SOT_STAGES; stage++) {
		u64 *set = &sot_readers.filtered[stage];

		WRITE_ONCE(*set, (*set & ~BIT_ULL(number)) |
					 (u64) !!(stages & BIT(stage))
						 << number);
	}
}

static void note_related(u32 number, bool related)
{
	WRITE_ONCE(sot_readers.related,
		   (sot_readers.related & ~BIT_ULL(number)) |
			   (u64)related << number);
}

/* Unites the places of the set's readers. No bit that stays is ever off. */
static void note_places(u64 set)
{
	DECLARE_BITMAP(places, SOT_OPTION_PLACES) = {};
	u32 i;

	while (set)
		bitmap_or(places, places,
			  rcu_dereference_protected(
				  readers[pop(&set)],
				  lockdep_is_held(&readers_mutex))
				  ->places,
			  SOT_OPTION_PLACES);
	for (i = 0; i < BITS_TO_LONGS(SOT_OPTION_PLACES); i++)
		WRITE_ONCE(sot_readers.places[i], places[i]);
}

static void publish(struct sot_reader *reader)
{
	const struct sot_filter *filter = reader->stream.filter;
	u64 active;

	if (filter)
		sot_filter_places(filter, reader->places);
	else
		bitmap_fill(reader->places, SOT_OPTION_PLACES);
	mutex_lock(&readers_mutex);
	active = sot_readers.active | BIT_ULL(reader->number);
	reader->since_ns = ktime_get_mono_fast_ns();
	rcu_assign_pointer(readers[reader->number], reader);
	note_stages(reader->number, filter ? sot_filter_stages(filter) : 0);
	note_related(reader->number, sot_filter_related(filter));
	WRITE_ONCE(sot_readers.since_ns,
		   max(sot_readers.since_ns, reader->since_ns));
	note_places(active);
	/* Pairs with the probes' loads. */
	smp_store_release(&sot_readers.active, active);
	mutex_unlock(&readers_mutex);
}

/* Afterwards no probe holds the reader any more. */
static void unpublish(struct sot_reader *reader)
{
	mutex_lock(&readers_mutex);
	WRITE_ONCE(sot_readers.active,
		   sot_readers.active & ~BIT_ULL(reader->number));
	note_places(sot_readers.active);
	RCU_INIT_POINTER(readers[reader->number], NULL);
	mutex_unlock(&readers_mutex);
	synchronize_rcu();
}

/* What sot_probe_arm() returns; nothing has changed if that is an error. */
static int arm_related(struct sot_reader *reader, bool wanted)
{
	int err = 0;

	if (wanted && !reader->arms_related)
		err = sot_probe_arm(SOT_RELATED_PROBES);
	else if (!wanted && reader->arms_related)
		sot_probe_disarm(SOT_RELATED_PROBES);
	if (!err)
		reader->arms_related = wanted;
	return err;
}

static int take_number(void)
{
	int number = -EBUSY;

	mutex_lock(&readers_mutex);
	if (~taken) {
		number = __ffs64(~taken);
		WRITE_ONCE(taken, taken | BIT_ULL(number));
	}
	mutex_unlock(&readers_mutex);
	return number;
}

static void give_number(u32 number)
{
	mutex_lock(&readers_mutex);
	WRITE_ONCE(taken, taken & ~BIT_ULL(number));
	mutex_unlock(&readers_mutex);
}

struct sot_reader *sot_reader_open(void)
{
	struct sot_reader *reader = kzalloc(sizeof(*reader), GFP_KERNEL);
	int err;

	if (!reader)
		return ERR_PTR(-ENOMEM);
	err = take_number();
	if (err < 0)
		goto free;
	reader->number = err;
	mutex_init(&reader->mutex);
	init_waitqueue_head(&reader->wait);
	init_irq_work(&reader->wake, wake);
	err = sot_stream_init(&reader->stream, reader->number);
	if (err)
		goto give;
	publish(reader);
	return reader;

give:
	give_number(reader->number);
free:
	kfree(reader);
	return ERR_PTR(err);
}

void sot_reader_close(struct sot_reader *reader)
{
	unpublish(reader);
	arm_related(reader, false);
	/* The last probe may have queued it just before. */
	irq_work_sync(&reader->wake);
	sot_stream_free(&reader->stream);
	give_number(reader->number);
	kfree(reader);
}

ssize_t sot_reader_read(struct sot_reader *reader, char __user *to, size_t len)
{
	ssize_t n;

	if (mutex_lock_interruptible(&reader->mutex))
		return -EINTR;
	n = sot_stream_read(&reader->stream, to, len);
	mutex_unlock(&reader->mutex);
	return n;
}

bool sot_reader_pending(struct sot_reader *reader)
{
	if (sot_stream_pending(&reader->stream))
		return true;
	atomic64_or(BIT_ULL(reader->number), &sot_readers.idle);
	/* Pairs with that in sot_readers_wake(). */
	smp_mb__after_atomic();
	return sot_stream_pending(&reader->stream);
}

wait_queue_head_t *sot_reader_wait(struct sot_reader *reader)
{
	return &reader->wait;
}

int sot_reader_seek_oldest(struct sot_reader *reader)
{
	if (mutex_lock_interruptible(&reader->mutex))
		return -EINTR;
	sot_stream_seek_oldest(&reader->stream);
	mutex_unlock(&reader->mutex);
	return 0;
}

int sot_reader_seek_newest(struct sot_reader *reader)
{
	if (mutex_lock_interruptible(&reader->mutex))
		return -EINTR;
	sot_stream_seek_newest(&reader->stream);
	mutex_unlock(&reader->mutex);
	return 0;
}

static void replace_filter(struct sot_reader *reader, struct sot_filter *filter)
{
	unpublish(reader);
	kfree(reader->stream.filter);
	reader->stream.filter = filter;
	sot_stream_restart(&reader->stream);
	publish(reader);
}

int sot_reader_set_filter(struct sot_reader *reader, struct sot_filter *filter)
{
	int err;

	if (mutex_lock_interruptible(&reader->mutex))
		return -EINTR;
	/* First, for it may fail, and the stream is to see calls from its start. */
	err = arm_related(reader, sot_filter_related(filter));
	if (!err)
		replace_filter(reader, filter);
	mutex_unlock(&reader->mutex);
	return err;
}

int sot_reader_stats(struct sot_reader *reader, struct sot_stats *stats)
{
	if (mutex_lock_interruptible(&reader->mutex))
		return -EINTR;
	sot_stream_stats(&reader->stream, stats);
	mutex_unlock(&reader->mutex);
	return 0;
}

unsigned int sot_readers_count(void)
{
	return hweight64(READ_ONCE(taken));
}
