/** The public register of companies, schools and other recipients. */
@NullMarked
package org.consentry.portal.company;

import org.jspecify.annotations.NullMarked;
