// SPDX-License-Identifier: Apache-2.0
/**
 * FHIR Bulk Data {@code $export}, which has no notion of consent by itself: a roster is filtered by decisions, while it
 * is packed and again before each patient's lines leave.
 */
@NullMarked
package org.consentry.server.bulk;

import org.jspecify.annotations.NullMarked;
