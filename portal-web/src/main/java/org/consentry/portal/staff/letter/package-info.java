// SPDX-License-Identifier: Apache-2.0
/** Letters that staff write, since nobody took a note by e-mail. */
@NullMarked
package org.consentry.portal.staff.letter;

import org.jspecify.annotations.NullMarked;
