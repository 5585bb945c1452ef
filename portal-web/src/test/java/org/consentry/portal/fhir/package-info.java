/** Mappings from and to FHIR. */
@NullMarked
package org.consentry.portal.fhir;

import org.jspecify.annotations.NullMarked;
