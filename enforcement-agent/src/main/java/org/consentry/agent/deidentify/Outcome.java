// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Dictionary;
import org.consentry.policy.Reason;

/** The result of de-identification: a data set that may leave, or a reason why nothing may. */
public sealed interface Outcome {
    /**
     * The header may leave, with the pixel data pumped after it.
     *
     * @param dataset a new data set; the original is unchanged
     * @param methods exactly what was done, as in (0012,0064)
     */
    record Cleaned(Dataset dataset, List<MethodCode> methods) implements Outcome {
        public Cleaned {
            methods = List.copyOf(methods);
        }
    }

    /**
     * Nothing may leave.
     *
     * @param reason why
     * @param where the tags that led there, such as {@code (0008,1140)[0](0008,1155)}; never a value, but the word
     *     {@code empty} behind the tag of one that is missed, a colon and what was found about it in fixed words, or
     *     {@link #LEFT} before the tag of one in which the second look found something
     */
    record Refused(Reason reason, String where) implements Outcome {
        /** Follows the tag of an element that is missed, in {@code where}. */
        static final String EMPTY = " empty";

        /** Stands before the tag of an element of the result that still told something of the patient. */
        static final String LEFT = "left in the result: ";

        /** Precedes what was found about an element, in {@code where}. */
        private static final String FOUND = ": ";

        private static final Pattern TAG = Pattern.compile("\\(([0-9A-F]{4}),([0-9A-F]{4})\\)");

        /**
         * The element that stopped it, as {@code (0018,0015) BodyPartExamined}, with {@code empty} behind it if it is
         * not there or has no value, or what was found about it, and {@link #LEFT} before it if the second look stopped
         * it there; empty if no single one did.
         */
        public Optional<String> element() {
            return TAG.matcher(where)
                    .results()
                    .reduce((first, second) -> second)
                    .map(found -> (where.startsWith(LEFT) ? LEFT : "")
                            + found.group()
                            + Dictionary.keyword(Integer.parseUnsignedInt(found.group(1) + found.group(2), 16))
                                    .map(" "::concat)
                                    .orElse("")
                            + rest(where.substring(found.end())));
        }

        private static String rest(String behind) {
            return behind.equals(EMPTY) || behind.startsWith(FOUND) ? behind : "";
        }
    }
}
