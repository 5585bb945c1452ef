// SPDX-License-Identifier: Apache-2.0
/** Trials of rules, and the form for them. */
@NullMarked
package org.consentry.portal.staff.rules;

import org.jspecify.annotations.NullMarked;
