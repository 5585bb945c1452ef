// SPDX-License-Identifier: Apache-2.0
/**
 * Tells systems outside that a Consent changed: R4 Subscriptions in the form of the topic-based backport, delivered
 * from the numbered change log, at least once and in order.
 */
@NullMarked
package org.consentry.server.subscription;

import org.jspecify.annotations.NullMarked;
