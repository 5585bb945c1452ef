// SPDX-License-Identifier: Apache-2.0
/** Who may act for a patient, as staff enter it from a paper and end it. */
@NullMarked
package org.consentry.portal.staff.proxy;

import org.jspecify.annotations.NullMarked;
