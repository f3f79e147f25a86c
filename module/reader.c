// SPDX-License-Identifier: GPL-2.0-only
#include <linux/bitops.h>
#include <linux/cred.h>
#include <linux/err.h>
#include <linux/irq_work.h>
#include <linux/mutex.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/timekeeping.h>

#include "filter.h"
#include "reader.h"
#include "stream.h"

struct sot_reader {
	u32 number;
	/* Calls that were entered before are not for this reader. Written only
	 * while no probe sees the reader.
	 */
	u64 since_ns;
	struct mutex mutex; /* the stream; taken before readers_mutex */
	struct sot_stream stream;
	wait_queue_head_t wait;
	struct irq_work wake;
};

/* Serializes changes of the three below; probes read them without it. */
static DEFINE_MUTEX(readers_mutex);
static u64 taken;  /* numbers in use */
static u64 active; /* of these, the readers that probes see */
static struct sot_reader __rcu *readers[SOT_READERS_MAX];

bool sot_readers_any(void)
{
	return READ_ONCE(active);
}

/* Takes the lowest number out of the set. */
static u32 pop(u64 *set)
{
	u32 number = __ffs64(*set);

	*set &= *set - 1;
	return number;
}

u64 sot_readers_caller(u32 call, u32 via, s32 level, s32 optname)
{
	const struct sot_caller caller = {
		.task = current,
		.comm = current->comm,
		.pid = task_tgid_nr(current),
		.tid = task_pid_nr(current),
		.uid = from_kuid(&init_user_ns, current_euid()),
		.call = call,
		.via = via,
		.level = level,
		.optname = optname,
	};
	u64 todo = READ_ONCE(active);
	u64 wanted = 0;

	while (todo) {
		u32 number = pop(&todo);
		/* Preemption is off, so that synchronize_rcu() waits for us. */
		const struct sot_reader *reader =
			rcu_dereference_sched(readers[number]);

		if (reader &&
		    (!reader->stream.filter ||
		     sot_filter_caller(reader->stream.filter, &caller)))
			wanted |= BIT_ULL(number);
	}
	return wanted;
}

u64 sot_readers_socket(u64 todo, u32 family, u32 netns)
{
	u64 wanted = 0;

	while (todo) {
		u32 number = pop(&todo);
		const struct sot_reader *reader =
			rcu_dereference_sched(readers[number]);

		if (reader &&
		    (!reader->stream.filter ||
		     sot_filter_socket(reader->stream.filter, family, netns)))
			wanted |= BIT_ULL(number);
	}
	return wanted;
}

u64 sot_readers_outcome(u64 todo, u64 ts_ns, s32 ret, u64 duration_ns)
{
	u64 wanted = 0;

	while (todo) {
		u32 number = pop(&todo);
		const struct sot_reader *reader =
			rcu_dereference_sched(readers[number]);

		/* The number may have passed to another reader, or the filter
		 * have changed, while the call slept.
		 */
		if (!reader || ts_ns < reader->since_ns)
			continue;
		if (!reader->stream.filter ||
		    sot_filter_outcome(reader->stream.filter, ret, duration_ns))
			wanted |= BIT_ULL(number);
	}
	return wanted;
}

void sot_readers_wake(u64 todo)
{
	while (todo) {
		struct sot_reader *reader =
			rcu_dereference_sched(readers[pop(&todo)]);

		/* The barrier in wq_has_sleeper() orders the committed record
		 * before the look at the queue: pairs with that of a reader
		 * which queues itself before it looks for records.
		 */
		if (reader && wq_has_sleeper(&reader->wait))
			irq_work_queue(&reader->wake);
	}
}

/* The probe must not take the lock of a wait queue: this runs after it. */
static void wake(struct irq_work *work)
{
	struct sot_reader *reader = container_of(work, struct sot_reader, wake);

	wake_up_interruptible(&reader->wait);
}

static void publish(struct sot_reader *reader)
{
	mutex_lock(&readers_mutex);
	reader->since_ns = ktime_get_mono_fast_ns();
	rcu_assign_pointer(readers[reader->number], reader);
	WRITE_ONCE(active, active | BIT_ULL(reader->number));
	mutex_unlock(&readers_mutex);
}

/* Afterwards no probe holds the reader any more. */
static void unpublish(struct sot_reader *reader)
{
	mutex_lock(&readers_mutex);
	WRITE_ONCE(active, active & ~BIT_ULL(reader->number));
	RCU_INIT_POINTER(readers[reader->number], NULL);
	mutex_unlock(&readers_mutex);
	synchronize_rcu();
}

static int take_number(void)
{
	int number = -EBUSY;

	mutex_lock(&readers_mutex);
	if (~taken) {
		number = __ffs64(~taken);
		taken |= BIT_ULL(number);
	}
	mutex_unlock(&readers_mutex);
	return number;
}

static void give_number(u32 number)
{
	mutex_lock(&readers_mutex);
	taken &= ~BIT_ULL(number);
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

int sot_reader_set_filter(struct sot_reader *reader, struct sot_filter *filter)
{
	if (mutex_lock_interruptible(&reader->mutex))
		return -EINTR;
	unpublish(reader);
	kfree(reader->stream.filter);
	reader->stream.filter = filter;
	sot_stream_restart(&reader->stream);
	publish(reader);
	mutex_unlock(&reader->mutex);
	return 0;
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
