/** How pages come out. */
@NullMarked
package org.consentry.portal.view;

import org.jspecify.annotations.NullMarked;
