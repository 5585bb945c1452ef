/** Public pages that need no data: start, how it works, limits, words, other ways. */
@NullMarked
package org.consentry.portal.start;

import org.jspecify.annotations.NullMarked;
