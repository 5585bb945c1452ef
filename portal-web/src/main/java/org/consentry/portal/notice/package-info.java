// SPDX-License-Identifier: Apache-2.0
/** The public page of what the hospital tells its patients. */
@NullMarked
package org.consentry.portal.notice;

import org.jspecify.annotations.NullMarked;
