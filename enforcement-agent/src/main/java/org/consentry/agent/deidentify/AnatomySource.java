// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.Optional;
import org.consentry.agent.dataset.Dataset;

/**
 * What is known of the part of the body besides what an object says itself. It speaks for objects that say nothing; it
 * opens none that names a head or a part nobody knows.
 *
 * @param route the part that the route's agreement covers, as a term of Body Part Examined; empty if it states none
 * @param procedures what codes of procedures say
 */
public record AnatomySource(Optional<String> route, ProcedureAnatomy procedures) {
    /** Knows nothing. */
    public static final AnatomySource NONE = new AnatomySource(Optional.empty(), ProcedureAnatomy.NONE);

    /** Whether an object that does not say it is known to be of a part without a head. */
    boolean isElsewhere(Dataset header) {
        return route.map(BodyParts::term).filter(Anatomy.ELSEWHERE::equals).isPresent()
                || procedures.areElsewhere(header);
    }
}
