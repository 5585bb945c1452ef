/** Client of the FHIR consent server: what pages read and write, as small records. */
@NullMarked
package org.consentry.portal.fhir;

import org.jspecify.annotations.NullMarked;
