// SPDX-License-Identifier: Apache-2.0
/** Measures how hard a text is to read. The tests of the wording and the desk of the staff measure by the same. */
@NullMarked
package org.consentry.portal.reading;

import org.jspecify.annotations.NullMarked;
