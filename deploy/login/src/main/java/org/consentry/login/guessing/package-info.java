// SPDX-License-Identifier: Apache-2.0
/** Counts wrong passwords and codes by where they come from, and says how long an address has to wait. */
@NullMarked
package org.consentry.login.guessing;

import org.jspecify.annotations.NullMarked;
