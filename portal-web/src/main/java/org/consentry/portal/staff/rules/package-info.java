// SPDX-License-Identifier: Apache-2.0
/** Lets staff try out rules before they count: what would be decided otherwise. Nothing is saved. */
@NullMarked
package org.consentry.portal.staff.rules;

import org.jspecify.annotations.NullMarked;
