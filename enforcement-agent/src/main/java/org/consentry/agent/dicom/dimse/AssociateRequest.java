// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request for an association (A-ASSOCIATE-RQ, PS3.8 section 9.3.2).
 *
 * @param called whom the requester wants to talk to
 * @param calling who the requester says it is; a claim, not a proof
 * @param contexts 1 to 128, with different ids
 */
public record AssociateRequest(AeTitle called, AeTitle calling, List<ProposedContext> contexts, UserInformation user) {
    private static final int MAX_CONTEXTS = 128;

    public AssociateRequest {
        contexts = List.copyOf(contexts);
        if (contexts.isEmpty() || contexts.size() > MAX_CONTEXTS) {
            throw new IllegalArgumentException("1 to 128 presentation contexts expected, found " + contexts.size());
        }
        Set<Integer> ids = new HashSet<>();
        for (ProposedContext context : contexts) {
            if (!ids.add(context.id())) {
                throw new IllegalArgumentException("presentation context id " + context.id() + " is used twice");
            }
        }
    }

    public Optional<ProposedContext> context(int id) {
        return contexts.stream().filter(context -> context.id() == id).findFirst();
    }
}
