/** The choice pages' rules. */
@NullMarked
package org.consentry.portal.choice;

import org.jspecify.annotations.NullMarked;
