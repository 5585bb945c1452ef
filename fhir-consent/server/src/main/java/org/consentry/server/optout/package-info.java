// SPDX-License-Identifier: Apache-2.0
/**
 * Asks outside registries whether a patient opted out there. It keeps only the answer that a patient did not, and only
 * for a day. Choices made here are in {@code consent}.
 */
@NullMarked
package org.consentry.server.optout;

import org.jspecify.annotations.NullMarked;
