// SPDX-License-Identifier: Apache-2.0
/**
 * Checks regularly that sealed records are unchanged, notes the heads of the chains outside of the database, and
 * reports the results. It stops nothing: a patient's no is saved on a broken chain as on any other.
 */
@NullMarked
package org.consentry.server.watch;

import org.jspecify.annotations.NullMarked;
