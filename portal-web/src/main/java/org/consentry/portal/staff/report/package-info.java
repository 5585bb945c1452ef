// SPDX-License-Identifier: Apache-2.0
/** Numbers for staff about all patients together, as a page and as a file. */
@NullMarked
package org.consentry.portal.staff.report;

import org.jspecify.annotations.NullMarked;
