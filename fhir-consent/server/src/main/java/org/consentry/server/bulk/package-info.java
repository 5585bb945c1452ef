// SPDX-License-Identifier: Apache-2.0
/**
 * Serves FHIR Bulk Data {@code $export}. The standard knows no consent. So this room filters the roster by decisions
 * while it packs the export, and again before each patient's lines leave.
 */
@NullMarked
package org.consentry.server.bulk;

import org.jspecify.annotations.NullMarked;
