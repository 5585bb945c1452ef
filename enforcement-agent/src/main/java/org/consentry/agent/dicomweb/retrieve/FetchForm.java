// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.io.InputStream;
import java.util.List;
import org.consentry.agent.dicomweb.transit.Received;
import org.consentry.agent.disclosure.ReleaseOrigin;

/** In which form something is fetched: what the archive is asked for, how its answer is taken, and handed on. */
public interface FetchForm {
    /** What the archive is asked for. */
    OriginQuestion question(FetchTarget target);

    /** The longest answer of the archive. */
    long mostBytes(long setting);

    /**
     * Takes all of the archive's answer: each object is decided on, and held if it may leave.
     *
     * @param body its bytes, of which only so many come
     * @throws org.consentry.agent.dicomweb.body.RefusedBodyException if the answer is not believed
     */
    List<Received> taken(OriginAnswer came, InputStream body, FetchTarget target, FetchCounter counter);

    /**
     * Makes what is handed on of what was taken, before the answer begins.
     *
     * @param taken what is held of it may leave, and is decided on again before it does
     * @throws org.consentry.agent.dicomweb.body.RefusedBodyException if nothing can be handed on in this form
     */
    Leaving leaving(List<Received> taken, FetchTarget target, FetchCounter counter);

    /** What the record says about what left. */
    ReleaseOrigin recorded(ReleaseOrigin objects);
}
