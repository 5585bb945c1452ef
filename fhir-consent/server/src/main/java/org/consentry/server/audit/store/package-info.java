// SPDX-License-Identifier: Apache-2.0
/** Keeps AuditEvents and seals them into a chain, so that a missing or changed one is found. */
@NullMarked
package org.consentry.server.audit.store;

import org.jspecify.annotations.NullMarked;
