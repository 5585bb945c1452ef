// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.door;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/**
 * Checks and writes resources of one type that has more rules than {@link PlainWrites}, in the transaction of the door.
 *
 * @param <T> the type
 */
public interface TypeWrites<T extends Resource> {
    /** The type. */
    Class<T> type();

    /** Writes a new resource, or answers with the one that the same request made before. */
    MethodOutcome create(RequestDetails request, T resource);

    /** Writes the next version, or the first one under an id that the caller chose. */
    MethodOutcome update(RequestDetails request, IdType id, T resource);
}
