// SPDX-License-Identifier: Apache-2.0
/**
 * Saves a choice. {@code Choices} checks a Consent, stores it, tells the agents and writes the audit event in one
 * transaction.
 */
@NullMarked
package org.consentry.server.consent.choice;

import org.jspecify.annotations.NullMarked;
