// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.List;
import java.util.function.Function;
import org.consentry.agent.dataset.Dataset;
import org.consentry.policy.Reason;

/** What de-identification came to: a data set that may leave, or a reason why nothing may. */
public sealed interface Outcome {
    /** Answers one of the two. */
    <T> T fold(Function<Cleaned, T> cleaned, Function<Refused, T> refused);

    /**
     * The header may leave, with the pixel data pumped after it.
     *
     * @param dataset a new data set; the original is unchanged
     * @param methods exactly what was done, as in (0012,0064)
     */
    record Cleaned(Dataset dataset, List<Code> methods) implements Outcome {
        public Cleaned {
            methods = List.copyOf(methods);
        }

        @Override
        public <T> T fold(Function<Cleaned, T> cleaned, Function<Refused, T> refused) {
            return cleaned.apply(this);
        }
    }

    /**
     * Nothing may leave.
     *
     * @param reason why
     * @param where the tags that led there, such as {@code (0008,1140)[0](0008,1155)}; never a value
     */
    record Refused(Reason reason, String where) implements Outcome {
        @Override
        public <T> T fold(Function<Cleaned, T> cleaned, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}
