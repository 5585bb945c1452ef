// SPDX-License-Identifier: Apache-2.0
/**
 * Stores AuditEvents and seals them into a chain, so that a missing or changed one is found. What an event says is in
 * {@code audit.event}.
 */
@NullMarked
package org.consentry.server.audit.store;

import org.jspecify.annotations.NullMarked;
