// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.search;

import java.util.List;

/** Finds what may be shown. It is decided once all of the archive's answer is there. */
interface Search {
    /** Most matches that are looked through. */
    int MOST_MATCHES = 5_000;

    /**
     * All of them, in no order.
     *
     * @throws org.consentry.agent.dicomweb.body.RefusedBodyException with 413 if there are too many, or if the archive
     *     fails
     */
    List<SearchMatch> matches();
}
