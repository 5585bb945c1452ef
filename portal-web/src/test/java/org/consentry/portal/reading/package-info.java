// SPDX-License-Identifier: Apache-2.0
/** Tests of how hard a text is to read. */
@NullMarked
package org.consentry.portal.reading;

import org.jspecify.annotations.NullMarked;
