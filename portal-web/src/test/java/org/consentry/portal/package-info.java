/** What holds over the whole portal: every page renders, imports, template rules. */
@NullMarked
package org.consentry.portal;

import org.jspecify.annotations.NullMarked;
