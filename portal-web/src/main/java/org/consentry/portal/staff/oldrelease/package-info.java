// SPDX-License-Identifier: Apache-2.0
/** Pages on which staff take over releases from before this system, or past it, from a file. */
@NullMarked
package org.consentry.portal.staff.oldrelease;

import org.jspecify.annotations.NullMarked;
