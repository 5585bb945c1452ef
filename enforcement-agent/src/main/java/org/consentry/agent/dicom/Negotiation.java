// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.ContextAnswer;
import org.consentry.agent.dicom.dimse.ContextAnswer.Result;
import org.consentry.agent.dicom.dimse.ProposedContext;
import org.consentry.agent.dicom.dimse.Uids;

/** Which presentation contexts a sender gets: those the recipient accepted, so that what comes in can go on. */
final class Negotiation {
    private Negotiation() {}

    /** What the recipient is asked for: the sender's storage contexts, in encodings whose header we can read. */
    static List<ProposedContext> forRecipient(List<ProposedContext> proposed) {
        return proposed.stream()
                .filter(context -> Uids.isStorage(context.abstractSyntax()))
                .flatMap(context -> {
                    List<String> known = readable(context);
                    return known.isEmpty()
                            ? Stream.<ProposedContext>empty()
                            : Stream.of(new ProposedContext(context.id(), context.abstractSyntax(), known));
                })
                .toList();
    }

    /**
     * The answer to the sender.
     *
     * @param recipient what it accepted counts; empty if it could not be asked
     */
    static ContextAnswer answer(ProposedContext context, Optional<Association> recipient) {
        if (context.abstractSyntax().equals(Uids.VERIFICATION)) {
            // ours to answer, in any encoding: its messages have no data set
            return context.accept(context.transferSyntaxes().get(0));
        }
        if (!Uids.isStorage(context.abstractSyntax())) {
            return context.refuse(Result.ABSTRACT_SYNTAX_NOT_SUPPORTED);
        }
        return recipient.map(association -> accepted(context, association)).orElseGet(() -> alone(context));
    }

    private static ContextAnswer accepted(ProposedContext context, Association recipient) {
        Optional<String> accepted = recipient.transferSyntax(context.id());
        if (accepted.isPresent() && context.transferSyntaxes().contains(accepted.get())) {
            return context.accept(accepted.get());
        }
        return context.refuse(Result.NO_REASON);
    }

    /**
     * The answer to the sender while there is no recipient: each object is still decided on, then refused or failed.
     * Implicit VR Little Endian if it is offered, since every recipient must take that one later.
     */
    private static ContextAnswer alone(ProposedContext context) {
        List<String> known = readable(context);
        if (known.isEmpty()) {
            return context.refuse(Result.TRANSFER_SYNTAXES_NOT_SUPPORTED);
        }
        return context.accept(known.contains(Uids.IMPLICIT_LE) ? Uids.IMPLICIT_LE : known.get(0));
    }

    /** The contexts to ask for when the recipient is connected again: exactly those the sender was given. */
    static List<ProposedContext> again(List<ProposedContext> proposed, List<ContextAnswer> answers) {
        return forRecipient(proposed).stream()
                .flatMap(context -> answers.stream()
                        .filter(answer -> answer.id() == context.id() && answer.isAccepted())
                        .map(answer -> new ProposedContext(
                                context.id(), context.abstractSyntax(), List.of(answer.transferSyntax()))))
                .toList();
    }

    private static List<String> readable(ProposedContext context) {
        return context.transferSyntaxes().stream()
                .filter(uid -> TransferSyntax.of(uid).isPresent())
                .toList();
    }
}
