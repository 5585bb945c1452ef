// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.candidate;

import java.util.List;
import org.consentry.agent.score.key.Planted;

/** Something that de-identifies files. */
public interface Candidate {
    /** With its version. */
    String name();

    /** An answer to each object, in their order. */
    List<Answer> answers(List<Planted> objects);
}
