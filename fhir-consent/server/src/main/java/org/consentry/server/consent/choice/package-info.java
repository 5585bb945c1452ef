// SPDX-License-Identifier: Apache-2.0
/**
 * Saves choices. {@code Choices} checks a Consent, stores it, informs the agents and writes the audit event in one
 * transaction. How terms are computed from a Consent is in {@code consent.terms}.
 */
@NullMarked
package org.consentry.server.consent.choice;

import org.jspecify.annotations.NullMarked;
