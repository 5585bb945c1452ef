// SPDX-License-Identifier: Apache-2.0
/** Subscriptions as subscribers ask for them: created, checked, changed, ended. */
@NullMarked
package org.consentry.server.subscription.order;

import org.jspecify.annotations.NullMarked;
