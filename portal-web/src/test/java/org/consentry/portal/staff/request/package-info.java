// SPDX-License-Identifier: Apache-2.0
/** Tests of what staff write down about requests to delete. */
@NullMarked
package org.consentry.portal.staff.request;

import org.jspecify.annotations.NullMarked;
