// SPDX-License-Identifier: Apache-2.0
/**
 * Takes Subscriptions at the FHIR door: creates, checks, changes and ends them. Sending is in
 * {@code subscription.delivery}.
 */
@NullMarked
package org.consentry.server.subscription.order;

import org.jspecify.annotations.NullMarked;
