/** How posted forms come in. */
@NullMarked
package org.consentry.portal.form;

import org.jspecify.annotations.NullMarked;
