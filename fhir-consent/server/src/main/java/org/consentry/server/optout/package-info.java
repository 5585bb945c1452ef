// SPDX-License-Identifier: Apache-2.0
/**
 * Asks registries outside whether a patient opted out there. Of their answers only that somebody did not is ever kept,
 * and only for a day.
 */
@NullMarked
package org.consentry.server.optout;

import org.jspecify.annotations.NullMarked;
