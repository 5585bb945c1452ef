/** The register of companies. */
@NullMarked
package org.consentry.portal.company;

import org.jspecify.annotations.NullMarked;
