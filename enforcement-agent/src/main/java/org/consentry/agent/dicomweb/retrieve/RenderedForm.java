// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dataset.DatasetReader;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicomweb.body.BoundedInput;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.frame.FrameMap;
import org.consentry.agent.dicomweb.frame.UncutFramesException;
import org.consentry.agent.dicomweb.picture.PictureKind;
import org.consentry.agent.dicomweb.transit.Received;
import org.consentry.agent.disclosure.ReleaseOrigin;
import org.consentry.agent.queue.HeldObject;
import org.consentry.agent.queue.QueueUnavailableException;

/**
 * A picture of an object (PS3.18, 10.4, rendered). The whole object is fetched and decided on; then the archive is
 * asked for a picture of it, which is held without what may carry text.
 *
 * @param kind of picture
 * @param frame the frame, from 1 on; empty if the archive may choose it
 * @param query how it is to be made
 */
public record RenderedForm(PictureKind kind, Optional<Integer> frame, RenderQuery query) implements FetchForm {
    private static final Logger LOG = System.getLogger(RenderedForm.class.getName());
    private static final WantedSyntaxes AS_STORED = new WantedSyntaxes(List.of("*"));
    private static final long MOST_BYTES = 64L << 20;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    @Override
    public OriginQuestion question(FetchTarget target) {
        return ObjectForm.question(target, AS_STORED);
    }

    @Override
    public long mostBytes(long setting) {
        return setting;
    }

    @Override
    public List<Received> taken(OriginAnswer came, InputStream body, FetchTarget target, FetchCounter counter) {
        FetchDesk open = new FetchDesk(counter.desk(), target, AS_STORED::takes);
        return ObjectForm.objects(came, body, new PictureDesk(open, counter.departure()));
    }

    @Override
    public Leaving leaving(List<Received> taken, FetchTarget target, FetchCounter counter) {
        ReadyFraming framing = new ReadyFraming(kind.type(), "");
        for (Received each : taken) {
            if (each.held().isPresent()) {
                return new Leaving(List.of(pictured(each, each.held().get(), target, counter)), framing);
            }
        }
        return new Leaving(taken, framing);
    }

    @Override
    public ReleaseOrigin recorded(ReleaseOrigin objects) {
        return objects;
    }

    private Received pictured(Received object, HeldObject whole, FetchTarget target, FetchCounter counter) {
        try {
            if (frame.isPresent() && frame.get() > frames(whole)) {
                throw new RefusedBodyException(NOT_FOUND, FetchDoor.NOTHING);
            }
            HeldObject held = counter.desk().holding().begin(whole.facts());
            try (OriginAnswer came = counter.origin().ask(picture(target))) {
                copy(came, held);
            }
            held.finish();
            return Received.held(object.object().orElseThrow(), held);
        } catch (QueueUnavailableException | IOException e) {
            throw new RefusedBodyException(UNAVAILABLE, "the agent's disk takes nothing; try again later");
        }
    }

    private void copy(OriginAnswer came, HeldObject held) throws IOException {
        try {
            kind.copy(new BoundedInput(came.body(), MOST_BYTES, System::nanoTime), held.output());
        } catch (RefusedBodyException e) {
            RefusedBodyException ofArchive = OriginClient.fault(e);
            LOG.log(Level.WARNING, "no picture can be handed on: {0}", ofArchive.getMessage());
            throw ofArchive;
        }
    }

    private OriginQuestion picture(FetchTarget target) {
        String at = frame.map(number -> "/frames/" + number).orElse("");
        return new OriginQuestion(
                target.path() + at + "/rendered" + query.text(),
                kind.type(),
                type -> type.type().equals(kind.type()));
    }

    private static int frames(HeldObject whole) throws IOException {
        TransferSyntax syntax = TransferSyntax.of(whole.facts().kind().syntax()).orElseThrow();
        try (InputStream in = whole.open()) {
            return FrameMap.count(
                    DatasetReader.readHeader(in, syntax, Limits.STANDARD).dataset());
        } catch (UncutFramesException e) {
            return 0;
        }
    }
}
