// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

/**
 * What an acceptor says to one proposed context (PS3.8 section 9.3.3.2).
 *
 * @param id the id of the proposed context
 * @param transferSyntax the one encoding to use; without meaning unless accepted
 */
public record ContextAnswer(int id, Result result, String transferSyntax) {
    /** The results of PS3.8 table 9-18. */
    public enum Result {
        ACCEPTED(0),
        REFUSED_BY_USER(1),
        NO_REASON(2),
        ABSTRACT_SYNTAX_NOT_SUPPORTED(3),
        TRANSFER_SYNTAXES_NOT_SUPPORTED(4);

        private final int code;

        Result(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        /** A code that the standard does not know refuses without a reason. */
        static Result of(int code) {
            for (Result result : values()) {
                if (result.code == code) {
                    return result;
                }
            }
            return NO_REASON;
        }
    }

    public boolean isAccepted() {
        return result == Result.ACCEPTED;
    }
}
