// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.AssociationLostException;
import org.consentry.agent.dicom.dimse.AssociationRejectedException;
import org.consentry.agent.dicom.dimse.MalformedPduException;
import org.consentry.agent.dicom.dimse.MoveOriginator;
import org.consentry.agent.dicom.dimse.OutgoingStore;
import org.consentry.agent.dicom.dimse.ProposedContext;
import org.consentry.protocol.RecipientPlace;
import org.jspecify.annotations.Nullable;

/**
 * The association with the recipient that belongs to one association of a sender. It is opened again when it was lost,
 * with the same contexts; after a failed attempt not before {@link #PAUSE}, so that a dead host does not hold up every
 * image for the connect time-out. For one thread.
 */
final class RecipientLink implements AutoCloseable {
    static final Duration PAUSE = Duration.ofSeconds(2);

    private final RecipientPlace destination;
    private final AeTitle calling;
    private final RecipientSecurity recipients;
    private List<ProposedContext> contexts = List.of();
    private @Nullable Association association;
    private @Nullable RecipientLostException failure;
    private long pausedUntil = System.nanoTime();

    RecipientLink(RecipientPlace destination, AeTitle calling, RecipientSecurity recipients) {
        this.destination = destination;
        this.calling = calling;
        this.recipients = recipients;
    }

    /** Opens the association; empty if the recipient cannot be reached or does not want to talk. */
    Optional<Association> open(List<ProposedContext> proposed) {
        contexts = List.copyOf(proposed);
        try {
            return Optional.of(reopened());
        } catch (RecipientLostException e) {
            return Optional.empty();
        }
    }

    /** Whether the recipient has hung up. */
    boolean isGone() {
        return association == null || association.isGone();
    }

    /** Whether this is its association: it has not been opened again. */
    boolean isOn(Association which) {
        return association == which;
    }

    /** From now on, when it is opened again, only these contexts are proposed. */
    void narrow(List<ProposedContext> accepted) {
        contexts = List.copyOf(accepted);
    }

    /** Why the recipient is not trusted, asked before an object is recorded as on its way; opens the association. */
    Optional<String> distrust() {
        try {
            guarded(this::usable);
            return Optional.empty();
        } catch (RecipientLostException e) {
            return e.distrust();
        }
    }

    /**
     * Begins a C-STORE, on a new association if the last one was lost.
     *
     * @param originator who asked for the object by C-MOVE
     * @throws RecipientLostException if there is no association, or it takes no such object in this encoding
     */
    OutgoingStore store(int contextId, String sopClass, String sopInstance, Optional<MoveOriginator> originator) {
        return guarded(() -> {
            Association usable = usable();
            if (usable.transferSyntax(contextId).isEmpty()) {
                throw new AssociationLostException("the recipient no longer accepts the presentation context");
            }
            return usable.store(contextId, sopClass, sopInstance, originator);
        });
    }

    /** Runs an exchange with the recipient; what goes wrong in it is the recipient's. */
    static <T> T guarded(Supplier<T> exchange) {
        try {
            return exchange.get();
        } catch (AssociationLostException | AssociationRejectedException | MalformedPduException e) {
            throw new RecipientLostException(e);
        }
    }

    @Override
    public void close() {
        if (association != null && association.isUsable()) {
            try {
                association.release();
            } catch (AssociationLostException | MalformedPduException e) {
                // it is gone, which is all that was wanted
            }
        }
        drop();
    }

    private Association usable() {
        return association != null && association.isUsable() ? association : reopened();
    }

    private Association reopened() {
        drop();
        if (failure != null && System.nanoTime() - pausedUntil < 0) {
            throw failure;
        }
        try {
            Association opened = guarded(() -> recipients.call(
                    destination, Association.proposal(new AeTitle(destination.title()), calling, contexts)));
            association = opened;
            failure = null;
            return opened;
        } catch (RecipientLostException e) {
            failure = e;
            pausedUntil = System.nanoTime() + PAUSE.toNanos();
            throw e;
        }
    }

    private void drop() {
        if (association != null) {
            association.close();
            association = null;
        }
    }
}
