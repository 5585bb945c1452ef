// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.door;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/**
 * How resources of one type are checked and written, where its rules are more than those of {@link PlainWrites}. Runs
 * in the transaction of the door.
 *
 * @param <T> the type
 */
public interface TypeWrites<T extends Resource> {
    /** The type. */
    Class<T> type();

    /** Writes a new one, or answers with the one that the same request made before. */
    MethodOutcome create(RequestDetails request, T resource);

    /** Writes the next version of one, or the first under an id the caller chose. */
    MethodOutcome update(RequestDetails request, IdType id, T resource);
}
