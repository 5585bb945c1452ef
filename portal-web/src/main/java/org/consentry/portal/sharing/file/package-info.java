// SPDX-License-Identifier: Apache-2.0
/** Lets patients take the list of who got their scans with them, as a file. */
@NullMarked
package org.consentry.portal.sharing.file;

import org.jspecify.annotations.NullMarked;
