/** My choices: one question each, stop both, saved, undo, history. */
@NullMarked
package org.consentry.portal.choice;

import org.jspecify.annotations.NullMarked;
