// SPDX-License-Identifier: GPL-2.0-only
/*
 * Does, when it is loaded, one thing that no module may do: fault= says which.
 * It proves that the sanitizers of a debug kernel work and that their reports
 * are found. Never load it on a host.
 */
#include <linux/delay.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/timer.h>

static char *fault = "";
module_param(fault, charp, 0);
MODULE_PARM_DESC(fault, "what to do wrong");

static void use_after_free(void)
{
	char *at = kmalloc(32, GFP_KERNEL);

	kfree(at);
	pr_info("read %d\n", READ_ONCE(*at));
}

static void out_of_bounds(void)
{
	char *at = kmalloc(32, GFP_KERNEL);
	/* Hidden from the compiler, which would refuse it. */
	int behind = 32 + (fault[0] == '\0');

	pr_info("read %d\n", READ_ONCE(at[behind]));
	kfree(at);
}

static void sleep_in_atomic(void)
{
	static DEFINE_SPINLOCK(lock);

	spin_lock(&lock);
	msleep(20);
	spin_unlock(&lock);
}

static DEFINE_MUTEX(first);
static DEFINE_MUTEX(second);

static void lock_order(void)
{
	mutex_lock(&first);
	mutex_lock(&second);
	mutex_unlock(&second);
	mutex_unlock(&first);
	mutex_lock(&second);
	mutex_lock(&first);
	mutex_unlock(&first);
	mutex_unlock(&second);
}

static int *__rcu shared;

static void rcu_unlocked(void)
{
	pr_info("read %p\n", rcu_dereference(shared));
}

static void shift(void)
{
	int by = 70 + (fault[0] == '\0');

	pr_info("shifted to %d\n", 1 << by);
}

static void leak(void)
{
	char *lost = kmalloc(512, GFP_KERNEL);

	/* A store that has to be made: else the call has no frame of ours. */
	WRITE_ONCE(*lost, 0);
}

static void nothing(struct timer_list *timer)
{
}

static void free_active(void)
{
	struct timer_list *timer = kmalloc(sizeof(*timer), GFP_KERNEL);

	timer_setup(timer, nothing, 0);
	mod_timer(timer, jiffies + 100 * HZ);
	kfree(timer);
}

static void processor_id(void)
{
	pr_info("on processor %d\n", smp_processor_id());
}

static int counter;

static int count(void *arg)
{
	while (!kthread_should_stop()) {
		int i;

		for (i = 0; i < 1000; i++)
			counter++;
		cond_resched();
	}
	return 0;
}

static void race(void)
{
	struct task_struct *threads[2];
	int i;

	for (i = 0; i < 2; i++)
		threads[i] = kthread_run(count, NULL, "sot_broken/%d", i);
	msleep(5000);
	for (i = 0; i < 2; i++)
		kthread_stop(threads[i]);
}

static const struct {
	const char *name;
	void (*commit)(void);
} faults[] = {
	{ "use-after-free", use_after_free },
	{ "out-of-bounds", out_of_bounds },
	{ "sleep-in-atomic", sleep_in_atomic },
	{ "processor-id", processor_id },
	{ "lock-order", lock_order },
	{ "rcu", rcu_unlocked },
	{ "shift", shift },
	{ "leak", leak },
	{ "free-active", free_active },
	{ "data-race", race },
};

static int __init broken_init(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(faults); i++) {
		if (!strcmp(fault, faults[i].name)) {
			faults[i].commit();
			return 0;
		}
	}
	return -EINVAL;
}

static void __exit broken_exit(void)
{
}

module_init(broken_init);
module_exit(broken_exit);
MODULE_DESCRIPTION("Deliberate faults, for tests of the tests");
MODULE_LICENSE("GPL");
