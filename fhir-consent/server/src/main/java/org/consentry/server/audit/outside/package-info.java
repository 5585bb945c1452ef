// SPDX-License-Identifier: Apache-2.0
/**
 * Takes disclosures that happened outside the agents, such as a CD or a letter. Agents' own reports are taken in
 * {@code audit.report}.
 */
@NullMarked
package org.consentry.server.audit.outside;

import org.jspecify.annotations.NullMarked;
