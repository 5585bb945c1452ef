// SPDX-License-Identifier: Apache-2.0
/**
 * Notifies outside systems that a Consent changed. Subscriptions are R4 in the form of the topic-based backport. Events
 * come from the numbered change log, at least once and in order. Sending is in {@code delivery}, the FHIR door in
 * {@code order}.
 */
@NullMarked
package org.consentry.server.subscription;

import org.jspecify.annotations.NullMarked;
