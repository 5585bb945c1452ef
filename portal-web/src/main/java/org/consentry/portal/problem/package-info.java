/** Turns what went wrong into a page in plain words. */
@NullMarked
package org.consentry.portal.problem;

import org.jspecify.annotations.NullMarked;
