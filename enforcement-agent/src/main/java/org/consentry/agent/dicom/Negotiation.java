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
import org.consentry.agent.dicom.dimse.RoleSelection;
import org.consentry.agent.dicom.dimse.Uids;
import org.consentry.protocol.RouteLimits;

/**
 * Which presentation contexts a sender gets: those the recipient accepted, so that what comes in can go on.
 *
 * @param limits what each route takes that the title leads to
 * @param commitment whether a sender may ask what has arrived
 */
record Negotiation(List<RouteLimits> limits, boolean commitment) {
    /** Encodings of data sets that we write, the better one first. */
    private static final List<String> OUR_OWN = List.of(Uids.EXPLICIT_LE, Uids.IMPLICIT_LE);

    /** Of one route. */
    Negotiation(RouteLimits limits) {
        this(List.of(limits), true);
    }

    /** Of a title that leads to several routes: what one of them takes is accepted. */
    static Negotiation shared(List<RouteLimits> limits) {
        return new Negotiation(limits, false);
    }

    /** The roles that a sender gets: it may use Storage Commitment, and provides none. */
    static List<RoleSelection> roles(List<RoleSelection> proposed) {
        return proposed.stream()
                .filter(role -> role.sopClass().equals(Uids.STORAGE_COMMITMENT))
                .limit(1)
                .map(role -> new RoleSelection(role.sopClass(), role.scu(), false))
                .toList();
    }

    /**
     * What the recipient is asked for: the sender's storage contexts of a kind that the route takes, in encodings that
     * it takes and whose header we can read.
     */
    List<ProposedContext> forRecipient(List<ProposedContext> proposed) {
        return proposed.stream()
                .filter(context -> takes(context.abstractSyntax()))
                .flatMap(context -> {
                    List<String> known = possible(context);
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
    ContextAnswer answer(ProposedContext context, Optional<Association> recipient) {
        if (context.abstractSyntax().equals(Uids.VERIFICATION)) {
            // ours to answer, in any encoding: its messages have no data set
            return context.accept(context.transferSyntaxes().get(0));
        }
        if (commitment && context.abstractSyntax().equals(Uids.STORAGE_COMMITMENT)) {
            return OUR_OWN.stream()
                    .filter(context.transferSyntaxes()::contains)
                    .findFirst()
                    .map(context::accept)
                    .orElseGet(() -> context.refuse(Result.TRANSFER_SYNTAXES_NOT_SUPPORTED));
        }
        if (!takes(context.abstractSyntax())) {
            return context.refuse(Result.ABSTRACT_SYNTAX_NOT_SUPPORTED);
        }
        return recipient.map(association -> accepted(context, association)).orElseGet(() -> alone(context));
    }

    private ContextAnswer accepted(ProposedContext context, Association recipient) {
        List<String> possible = possible(context);
        return recipient
                .transferSyntax(context.id())
                .filter(possible::contains)
                .map(context::accept)
                .orElseGet(() ->
                        context.refuse(possible.isEmpty() ? Result.TRANSFER_SYNTAXES_NOT_SUPPORTED : Result.NO_REASON));
    }

    /**
     * The answer to the sender while there is no recipient: each object is still decided on, then refused or failed.
     * Implicit VR Little Endian if it is offered, since every recipient must take that one later.
     */
    private ContextAnswer alone(ProposedContext context) {
        List<String> known = possible(context);
        if (known.isEmpty()) {
            return context.refuse(Result.TRANSFER_SYNTAXES_NOT_SUPPORTED);
        }
        return context.accept(known.contains(Uids.IMPLICIT_LE) ? Uids.IMPLICIT_LE : known.get(0));
    }

    /** The contexts to ask for when the recipient is connected again: exactly those the sender was given. */
    List<ProposedContext> again(List<ProposedContext> proposed, List<ContextAnswer> answers) {
        return forRecipient(proposed).stream()
                .flatMap(context -> answers.stream()
                        .filter(answer -> answer.id() == context.id() && answer.isAccepted())
                        .map(answer -> new ProposedContext(
                                context.id(), context.abstractSyntax(), List.of(answer.transferSyntax()))))
                .toList();
    }

    private boolean takes(String abstractSyntax) {
        return Uids.isStorage(abstractSyntax) && limits.stream().anyMatch(each -> each.takesClass(abstractSyntax));
    }

    private List<String> possible(ProposedContext context) {
        return context.transferSyntaxes().stream()
                .filter(uid -> limits.stream()
                        .anyMatch(each ->
                                each.outside(context.abstractSyntax(), uid).isEmpty()))
                .filter(uid -> TransferSyntax.of(uid).isPresent())
                .toList();
    }
}
