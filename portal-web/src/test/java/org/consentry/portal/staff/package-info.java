// SPDX-License-Identifier: Apache-2.0
/** Tests of the staff desk. */
@NullMarked
package org.consentry.portal.staff;

import org.jspecify.annotations.NullMarked;
