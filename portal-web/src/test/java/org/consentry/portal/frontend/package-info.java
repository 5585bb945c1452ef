// SPDX-License-Identifier: Apache-2.0
/** Rebuilds the committed style sheets and holds the rules for what a page may load. */
@NullMarked
package org.consentry.portal.frontend;

import org.jspecify.annotations.NullMarked;
