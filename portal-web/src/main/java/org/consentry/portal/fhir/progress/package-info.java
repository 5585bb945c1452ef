/** How far a patient's no and requests to delete have come at each recipient. */
@NullMarked
package org.consentry.portal.fhir.progress;

import org.jspecify.annotations.NullMarked;
