/** What the law says where a patient lives, as data, and who takes complaints there. */
@NullMarked
package org.consentry.portal.start.rights;

import org.jspecify.annotations.NullMarked;
