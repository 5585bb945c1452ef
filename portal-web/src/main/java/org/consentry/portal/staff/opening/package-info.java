// SPDX-License-Identifier: Apache-2.0
/** Pages on which two of staff open a closed record. */
@NullMarked
package org.consentry.portal.staff.opening;

import org.jspecify.annotations.NullMarked;
