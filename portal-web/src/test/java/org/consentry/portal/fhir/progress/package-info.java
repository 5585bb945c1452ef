/** Tests of how far a no has come at each recipient. */
@NullMarked
package org.consentry.portal.fhir.progress;

import org.jspecify.annotations.NullMarked;
