// SPDX-License-Identifier: Apache-2.0
/**
 * Where staff enter what a patient chose on paper, by phone or at the desk: the form, the text that is read back, the
 * saving, and the receipt to post.
 */
@NullMarked
package org.consentry.portal.staff.entry;

import org.jspecify.annotations.NullMarked;
