// SPDX-License-Identifier: Apache-2.0
/**
 * Computes the terms for decisions from Consents, element by element. Saving Consents is in {@code consent.choice},
 * evaluating terms in the module {@code policy}.
 */
@NullMarked
package org.consentry.server.consent.terms;

import org.jspecify.annotations.NullMarked;
