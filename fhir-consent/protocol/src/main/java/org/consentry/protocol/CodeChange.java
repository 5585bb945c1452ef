// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import org.consentry.policy.PatientId;
import org.consentry.policy.RecipientId;

/**
 * A person whose code towards a recipient is another one now, since numbers were merged or a merge ended. The server
 * asks agents for both codes, as only they have the keys.
 *
 * @param id the server's number for it
 * @param recipient who has scans under the first code
 * @param was the number that code was made of
 * @param now the number the code is made of now
 */
public record CodeChange(long id, RecipientId recipient, PatientId was, PatientId now) {

    /**
     * What an agent answers.
     *
     * @param id the server's number for the change
     * @param was the code of the first number towards the recipient
     * @param now that of the second
     */
    public record Codes(long id, String was, String now) {
        private static final String CODE = "P[0-9A-F]{20}";

        public Codes {
            if (!was.matches(CODE) || !now.matches(CODE)) {
                throw new IllegalArgumentException("expected codes of P and 20 hexadecimal digits, found others");
            }
        }
    }
}
