/** Who got my scans: the list with its filters, and one line of it. */
@NullMarked
package org.consentry.portal.sharing;

import org.jspecify.annotations.NullMarked;
