// SPDX-License-Identifier: Apache-2.0
/** Staff write what the hospital tells its patients, look at it as patients will, and end it. */
@NullMarked
package org.consentry.portal.staff.notice;

import org.jspecify.annotations.NullMarked;
