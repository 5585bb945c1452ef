// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dicomweb.transit.Framing;
import org.consentry.agent.dicomweb.transit.OutgoingBody;
import org.consentry.agent.queue.Courier;
import org.consentry.agent.queue.Kind;
import org.consentry.agent.queue.RecipientAwayException;
import org.consentry.agent.queue.WaitingFacts;
import org.consentry.protocol.RecipientPlace;

/**
 * Brings what waited to recipients: by one STOW-RS request for each object where the place is a service, else as the
 * other courier does.
 *
 * @param client speaks with services
 * @param listeners goes to listeners
 */
public record StowCourier(StowClient client, Courier listeners) implements Courier {

    @Override
    public Trip open(RecipientPlace place, List<Kind> kinds) {
        return place.isWeb() ? new ServiceTrip(client, place) : listeners.open(place, kinds);
    }

    private record ServiceTrip(StowClient client, RecipientPlace place) implements Trip {
        @Override
        public boolean takes(Kind kind) {
            return true;
        }

        @Override
        public Receipt deliver(WaitingFacts facts, InputStream dataset) throws IOException {
            String sopInstance = facts.sopInstance();
            SingleBody body = new SingleBody(client.framing(), facts.kind(), sopInstance, dataset);
            try {
                StowReceipt receipt = client.post(place, body);
                return switch (receipt.of(sopInstance)) {
                    case StowReceipt.Fate.Stored _ -> new Receipt(0, true, body.bytes);
                    case StowReceipt.Fate.Failed failed -> new Receipt(failed.reason(), false, body.bytes);
                    case StowReceipt.Fate.Unknown _ -> throw new RecipientAwayException("no word of the object", true);
                };
            } catch (StowFailedException e) {
                Optional<IOException> failure = body.failure();
                if (failure.isPresent()) {
                    throw failure.get();
                }
                throw new RecipientAwayException(String.valueOf(e.getMessage()), body.isOver());
            }
        }

        @Override
        public boolean isUsable() {
            return false;
        }

        @Override
        public void close() {
            // each request has a connection of its own
        }
    }

    /** The body with one object. */
    private static final class SingleBody extends OutgoingBody {
        private final Kind kind;
        private final String sopInstance;
        private final InputStream dataset;
        private int pieces;
        private long bytes;

        SingleBody(Framing framing, Kind kind, String sopInstance, InputStream dataset) {
            super(framing);
            this.kind = kind;
            this.sopInstance = sopInstance;
            this.dataset = dataset;
        }

        @Override
        protected Optional<InputStream> following() throws IOException {
            pieces++;
            return switch (pieces) {
                case 1 -> Optional.of(part(true, kind, sopInstance, dataset));
                case 2 -> Optional.of(new ByteArrayInputStream(end()));
                default -> Optional.empty();
            };
        }

        @Override
        protected void taken(int some) {
            bytes += pieces == 1 ? some : 0;
        }
    }
}
