// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dataset.Header;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dicom.Admitted;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicomweb.body.StoreAnswer.Reference;
import org.consentry.agent.dicomweb.json.DatasetStream;
import org.consentry.agent.dicomweb.json.DicomJsonWriter;
import org.consentry.agent.dicomweb.transit.JsonFraming;
import org.consentry.agent.dicomweb.transit.OpenDesk;
import org.consentry.agent.dicomweb.transit.Received;
import org.consentry.agent.dicomweb.transit.TransitStatus;
import org.consentry.agent.disclosure.ReleaseOrigin;
import org.consentry.agent.queue.HeldObject;
import org.consentry.agent.queue.QueueUnavailableException;

/** Headers of objects without their pixels (PS3.18, 10.4, metadata), as JSON. */
public record HeaderForm() implements FetchForm {
    private static final Logger LOG = System.getLogger(HeaderForm.class.getName());
    /** One after the other is in memory; a header is some 10 KB. */
    private static final long MOST_BYTES = 64L << 20;

    @Override
    public OriginQuestion question(FetchTarget target) {
        return OriginQuestion.inJson(target.path() + "/metadata");
    }

    @Override
    public long mostBytes(long setting) {
        return Math.min(setting, MOST_BYTES);
    }

    @Override
    public List<Received> taken(OriginAnswer came, InputStream body, FetchTarget target, FetchCounter counter) {
        HoldingDesk holding = new HoldingDesk(counter.desk());
        new HeaderIntake(holding, target).all(new DatasetStream(body));
        return holding.received;
    }

    @Override
    public Leaving leaving(List<Received> taken, FetchTarget target, FetchCounter counter) {
        return new Leaving(taken, new JsonFraming());
    }

    @Override
    public ReleaseOrigin recorded(ReleaseOrigin objects) {
        return objects.ofHeaders();
    }

    /** Holds each header that may leave, as it leaves. */
    private static final class HoldingDesk implements HeaderIntake.Desk {
        private final OpenDesk open;
        private final List<Received> received = new ArrayList<>();

        HoldingDesk(OpenDesk open) {
            this.open = open;
        }

        @Override
        public void take(Reference object, Header header) {
            try {
                received.add(decided(object, header));
            } catch (QueueUnavailableException e) {
                LOG.log(Level.ERROR, "a header cannot be kept until its answer is whole: {0}", e.getMessage());
                received.add(Received.staying(object, TransitStatus.LATER));
            }
        }

        @Override
        public void stays(Optional<Reference> object, MalformedDatasetException what) {
            Status status = open.malformed(what);
            received.add(
                    object.map(known -> Received.staying(known, status)).orElseGet(() -> Received.unreadable(status)));
        }

        private Received decided(Reference object, Header header) {
            return switch (open.admission().decide(open.route(), header, open.release())) {
                case Admitted.Fit fit -> {
                    HeldObject held = open.holding().begin(fit.facts());
                    write(held, DicomJsonWriter.bytes(fit.cleaned().dataset()));
                    yield Received.held(object, held);
                }
                case Admitted.Stays stays -> Received.staying(object, stays.status());
            };
        }

        private static void write(HeldObject held, byte[] json) {
            try {
                held.output().write(json);
            } catch (IOException e) {
                throw new UncheckedIOException("expected the file of a held object to throw its own", e);
            }
            held.finish();
        }
    }
}
