// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.AssociationLostException;
import org.consentry.agent.dicom.dimse.AssociationRejectedException;
import org.consentry.agent.dicom.dimse.MalformedPduException;
import org.consentry.agent.dicom.dimse.OutgoingStore;
import org.consentry.agent.dicom.dimse.ProposedContext;
import org.consentry.agent.dicom.dimse.Timeouts;
import org.jspecify.annotations.Nullable;

/**
 * The association with the recipient that belongs to one association of a sender. It is opened again when it was lost,
 * with the same contexts; after a failed attempt not before {@link #PAUSE}, so that a dead host does not hold up every
 * image for the connect time-out. For one thread.
 */
final class RecipientLink implements AutoCloseable {
    static final Duration PAUSE = Duration.ofSeconds(2);

    private final InetSocketAddress address;
    private final AeTitle called;
    private final AeTitle calling;
    private final Timeouts timeouts;
    private List<ProposedContext> contexts = List.of();
    private @Nullable Association association;
    private long pausedUntil = System.nanoTime();

    RecipientLink(Destination destination, AeTitle calling, Timeouts timeouts) {
        this.address = new InetSocketAddress(destination.host(), destination.port());
        this.called = destination.title();
        this.calling = calling;
        this.timeouts = timeouts;
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

    /** From now on, when it is opened again, only these contexts are proposed. */
    void narrow(List<ProposedContext> accepted) {
        contexts = List.copyOf(accepted);
    }

    /**
     * Begins a C-STORE, on a new association if the last one was lost.
     *
     * @throws RecipientLostException if there is no association, or it takes no such object in this encoding
     */
    OutgoingStore store(int contextId, String sopClass, String sopInstance) {
        return guarded(() -> {
            Association usable = association != null && association.isUsable() ? association : reopened();
            if (usable.transferSyntax(contextId).isEmpty()) {
                throw new AssociationLostException("the recipient no longer accepts the presentation context");
            }
            return usable.store(contextId, sopClass, sopInstance);
        });
    }

    /** Runs an exchange with the recipient; what goes wrong in it is the recipient's. */
    static <T> T guarded(Supplier<T> exchange) {
        try {
            return exchange.get();
        } catch (AssociationLostException | AssociationRejectedException | MalformedPduException e) {
            throw new RecipientLostException("the recipient failed: " + e.getMessage(), e);
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

    private Association reopened() {
        drop();
        if (System.nanoTime() - pausedUntil < 0) {
            throw new RecipientLostException("the recipient failed a moment ago");
        }
        try {
            Association opened = guarded(
                    () -> Association.request(address, Association.proposal(called, calling, contexts), timeouts));
            association = opened;
            return opened;
        } catch (RecipientLostException e) {
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
