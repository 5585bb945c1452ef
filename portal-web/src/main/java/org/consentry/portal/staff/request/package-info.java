// SPDX-License-Identifier: Apache-2.0
/** Staff work on requests to delete. */
@NullMarked
package org.consentry.portal.staff.request;

import org.jspecify.annotations.NullMarked;
