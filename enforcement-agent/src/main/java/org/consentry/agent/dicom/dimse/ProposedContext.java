// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.util.List;

/**
 * What a requester proposes: one kind of object and the encodings it could send it in (PS3.8 section 9.3.2.2).
 *
 * @param id odd, 1 to 255
 * @param abstractSyntax the SOP class
 * @param transferSyntaxes at least one, in no order of preference
 */
public record ProposedContext(int id, String abstractSyntax, List<String> transferSyntaxes) {
    public ProposedContext {
        if (id < 1 || id > 255 || id % 2 == 0) {
            throw new IllegalArgumentException("a presentation context id is odd and 1 to 255, found " + id);
        }
        transferSyntaxes = List.copyOf(transferSyntaxes);
        if (transferSyntaxes.isEmpty()) {
            throw new IllegalArgumentException("presentation context " + id + " proposes no transfer syntax");
        }
    }

    /** The answer that accepts this context with one of its transfer syntaxes. */
    public ContextAnswer accept(String transferSyntax) {
        if (!transferSyntaxes.contains(transferSyntax)) {
            throw new IllegalArgumentException("presentation context " + id + " did not propose the transfer syntax");
        }
        return new ContextAnswer(id, ContextAnswer.Result.ACCEPTED, transferSyntax);
    }

    public ContextAnswer refuse(ContextAnswer.Result why) {
        return new ContextAnswer(id, why, transferSyntaxes.get(0));
    }
}
