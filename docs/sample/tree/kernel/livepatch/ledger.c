// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * ledger.c - keeps track of who asked for which livepatch
 */

#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/livepatch_ledger.h>
#include <linux/module.h>
#include <linux/printk.h>

static bool klp_ledger_is_foreign(struct klp_ledger *ledger, struct klp_patch *patch)
{
	return ledger->owner && ledger->owner != patch->mod;
}

/**
 * klp_ledger_enter - remember a livepatch that is about to be enabled
 * @ledger:	the ledger
 * @patch:	the livepatch
 *
 * Return: 0, or a negative errno when the livepatch must not be enabled.
 */
int klp_ledger_enter(struct klp_ledger *ledger, struct klp_patch *patch)
{
	int ret;

	if (!patch || !patch->mod)
		return -EINVAL;

	mutex_lock(&ledger->lock);

	if (klp_ledger_is_foreign(ledger, patch)) {
		pr_err("livepatch '%s' has another owner\n",
			patch->mod->name);
		ret = -EPERM;
		goto err;
	}

	if (!try_module_get(patch->mod)) {
		ret = -ENODEV;
		goto err;
	}

	ledger->owner = patch->mod;
	ledger->enabled++;
	mutex_unlock(&ledger->lock);

	return 0;

err:
	pr_debug("livepatch not entered: %d\n", ret);
	mutex_unlock(&ledger->lock);

	return ret;
}

/**
 * klp_ledger_leave - forget a livepatch that was disabled
 * @ledger:	the ledger
 * @patch:	the livepatch
 */
void klp_ledger_leave(struct klp_ledger *ledger, struct klp_patch *patch)
{
	mutex_lock(&ledger->lock);
	if (!--ledger->enabled)
		ledger->owner = NULL;
	mutex_unlock(&ledger->lock);

	module_put(patch->mod);
}
