/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef _LINUX_LIVEPATCH_LEDGER_H
#define _LINUX_LIVEPATCH_LEDGER_H

#include <linux/livepatch.h>
#include <linux/mutex.h>

/**
 * struct klp_ledger - which livepatches were asked for, and by whom
 * @lock:	protects all members
 * @owner:	the module that asked first
 * @enabled:	number of livepatches that were enabled
 */
struct klp_ledger {
	struct mutex lock;
	struct module *owner;
	unsigned int enabled;
};

int klp_ledger_enter(struct klp_ledger *ledger, struct klp_patch *patch);
void klp_ledger_leave(struct klp_ledger *ledger, struct klp_patch *patch);

#endif /* _LINUX_LIVEPATCH_LEDGER_H */
