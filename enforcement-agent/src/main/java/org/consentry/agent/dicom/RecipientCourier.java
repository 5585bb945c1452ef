// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.MoveOriginator;
import org.consentry.agent.dicom.dimse.OutgoingStore;
import org.consentry.agent.dicom.dimse.ProposedContext;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.queue.Courier;
import org.consentry.agent.queue.Kind;
import org.consentry.agent.queue.RecipientAwayException;
import org.consentry.agent.queue.WaitingFacts;
import org.consentry.protocol.RecipientPlace;

/**
 * Brings what waited to its recipient, with one C-STORE for each object and each kind in a presentation context of its
 * own.
 *
 * @param title the calling AE title it uses
 * @param recipients how they are spoken to
 */
public record RecipientCourier(AeTitle title, RecipientSecurity recipients) implements Courier {
    private static final Logger LOG = System.getLogger(RecipientCourier.class.getName());
    private static final int COPIED_AT_ONCE = 64 << 10;

    @Override
    public Trip open(RecipientPlace place, List<Kind> kinds) {
        List<ProposedContext> contexts = new ArrayList<>();
        for (Kind kind : kinds) {
            contexts.add(new ProposedContext(2 * contexts.size() + 1, kind.sopClass(), List.of(kind.syntax())));
        }
        RecipientLink link = new RecipientLink(place, title, recipients);
        Association association = link.open(contexts).orElseThrow(() -> away(place, link));
        return new Way(link, association, kinds);
    }

    /** A certificate that is not trusted is a matter for a person; a recipient that is down comes back by itself. */
    private static RecipientAwayException away(RecipientPlace place, RecipientLink link) {
        Optional<String> distrust = link.distrust();
        distrust.ifPresent(why -> LOG.log(Level.WARNING, "what waits for {0} stays: {1}", place.title(), why));
        return new RecipientAwayException(distrust.orElse("the recipient cannot be reached"), false);
    }

    private record Way(RecipientLink link, Association association, List<Kind> kinds) implements Trip {
        @Override
        public boolean takes(Kind kind) {
            return association.transferSyntax(context(kind)).isPresent();
        }

        @Override
        public Receipt deliver(WaitingFacts facts, InputStream dataset) throws IOException {
            boolean handedOver = false;
            Kind kind = facts.kind();
            try (OutgoingStore store =
                    link.store(context(kind), kind.sopClass(), facts.sopInstance(), originator(facts))) {
                RecipientStream out = new RecipientStream(store);
                byte[] some = new byte[COPIED_AT_ONCE];
                for (int count = dataset.read(some); count >= 0; count = dataset.read(some)) {
                    out.write(some, 0, count);
                }
                if (link.isGone()) {
                    throw new RecipientAwayException("the recipient hung up within the object", false);
                }
                handedOver = true;
                Status status = RecipientLink.guarded(store::finish);
                return new Receipt(status.code(), status.isStored(), store.bytes());
            } catch (RecipientLostException e) {
                throw new RecipientAwayException(String.valueOf(e.getMessage()), handedOver);
            }
        }

        /** On another association than the one that was negotiated, what it takes would be another matter. */
        @Override
        public boolean isUsable() {
            return link.isOn(association) && association.isUsable();
        }

        @Override
        public void close() {
            link.close();
        }

        private static Optional<MoveOriginator> originator(WaitingFacts facts) {
            return Optional.ofNullable(facts.mover())
                    .map(mover -> new MoveOriginator(new AeTitle(mover.title()), mover.messageId()));
        }

        private int context(Kind kind) {
            return 2 * kinds.indexOf(kind) + 1;
        }
    }
}
