/** Sign-in rules. */
@NullMarked
package org.consentry.portal.session;

import org.jspecify.annotations.NullMarked;
