// SPDX-License-Identifier: Apache-2.0
/**
 * Sends notifications to subscribers, tries again after failures, and in the end gives up visibly, with a dead letter.
 * Which events there are is known in {@code subscription}.
 */
@NullMarked
package org.consentry.server.subscription.delivery;

import org.jspecify.annotations.NullMarked;
