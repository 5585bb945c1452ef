// SPDX-License-Identifier: Apache-2.0
/** What patients set for themselves: notes by e-mail about sharing, the language, and the way to their sign-in. */
@NullMarked
package org.consentry.portal.settings;

import org.jspecify.annotations.NullMarked;
