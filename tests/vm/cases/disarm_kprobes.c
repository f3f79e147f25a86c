// SPDX-License-Identifier: GPL-2.0-only
/* debugfs kprobes/enabled=0 while readers read. */
#include "disarm_cycle.h"

int main(void)
{
	disarm_cycle(SWITCH_KPROBES);
	return verdict();
}
