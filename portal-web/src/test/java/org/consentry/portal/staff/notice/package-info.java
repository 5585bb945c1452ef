// SPDX-License-Identifier: Apache-2.0
/** Tests of what staff tell patients. */
@NullMarked
package org.consentry.portal.staff.notice;

import org.jspecify.annotations.NullMarked;
