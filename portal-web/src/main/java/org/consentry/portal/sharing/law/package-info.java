// SPDX-License-Identifier: Apache-2.0
/** Gives patients what the law says they may ask for, as a file. */
@NullMarked
package org.consentry.portal.sharing.law;

import org.jspecify.annotations.NullMarked;
