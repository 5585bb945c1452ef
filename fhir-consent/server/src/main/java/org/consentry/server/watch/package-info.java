// SPDX-License-Identifier: Apache-2.0
/**
 * Checks again and again that nothing sealed was touched, notes the heads of the chains outside of the database, and
 * says what it found. It stops nothing: a patient's no is saved on a chain that is broken as on any other.
 */
@NullMarked
package org.consentry.server.watch;

import org.jspecify.annotations.NullMarked;
