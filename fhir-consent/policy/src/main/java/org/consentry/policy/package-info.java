// SPDX-License-Identifier: Apache-2.0
/**
 * Decides whether one patient's scan may go to one recipient for a purpose.
 *
 * <p>Everything here is a pure function of its arguments: no I/O, no clock, no FHIR. The consent server and every
 * enforcement agent run this same code, so they cannot disagree about the same consent.
 * {@code docs/consent-semantics.md} says what it computes and why.
 */
@NullMarked
package org.consentry.policy;

import org.jspecify.annotations.NullMarked;
