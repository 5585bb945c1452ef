// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.consentry.agent.dataset.DatasetReader;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.frame.FrameMap;
import org.consentry.agent.dicomweb.frame.FrameMedia;
import org.consentry.agent.dicomweb.frame.FrameNumbers;
import org.consentry.agent.dicomweb.frame.UncutFramesException;
import org.consentry.agent.dicomweb.transit.MultipartFraming;
import org.consentry.agent.dicomweb.transit.Received;
import org.consentry.agent.disclosure.ReleaseOrigin;
import org.consentry.agent.queue.HeldObject;
import org.consentry.agent.queue.QueueUnavailableException;

/**
 * Frames of one object (PS3.18, 10.4, pixel data). The whole object is fetched, decided on and held; its frames are cut
 * out of what is held, and held once more as they leave.
 *
 * @param numbers the frames
 * @param wanted the encodings that the program takes
 */
public record FrameForm(FrameNumbers numbers, WantedFrames wanted) implements FetchForm {
    private static final int NOT_FOUND = 404;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int UNAVAILABLE = 503;

    @Override
    public OriginQuestion question(FetchTarget target) {
        return ObjectForm.question(target, wanted.objects());
    }

    @Override
    public long mostBytes(long setting) {
        return setting;
    }

    @Override
    public List<Received> taken(OriginAnswer came, InputStream body, FetchTarget target, FetchCounter counter) {
        return ObjectForm.objects(came, body, new FetchDesk(counter.desk(), target, wanted::takes));
    }

    @Override
    public Leaving leaving(List<Received> taken, FetchTarget target, FetchCounter counter) {
        String boundary = MultipartFraming.unguessable(counter.random());
        for (Received each : taken) {
            if (each.held().isPresent()) {
                return cut(each, each.held().get(), boundary, counter);
            }
        }
        return new Leaving(taken, new ReadyFraming("", ""));
    }

    @Override
    public ReleaseOrigin recorded(ReleaseOrigin objects) {
        return objects;
    }

    private Leaving cut(Received object, HeldObject whole, String boundary, FetchCounter counter) {
        String syntax = whole.facts().kind().syntax();
        FrameMedia media = FrameMedia.of(syntax).orElseThrow();
        try {
            FrameMap frames = frames(whole, syntax);
            if (!numbers.areWithin(frames.count())) {
                throw new RefusedBodyException(NOT_FOUND, FetchDoor.NOTHING);
            }
            HeldObject held = counter.desk().holding().begin(whole.facts());
            write(frames, whole, label(boundary, media, syntax), held.output());
            held.finish();
            return new Leaving(
                    List.of(Received.held(object.object().orElseThrow(), held)),
                    new ReadyFraming(
                            "multipart/related; type=\"" + media.type() + "\"; boundary=" + boundary,
                            "\r\n--" + boundary + "--\r\n"));
        } catch (UncutFramesException e) {
            throw new RefusedBodyException(
                    NOT_ACCEPTABLE, e.getMessage() + "; fetch the object, or ask for another encoding");
        } catch (QueueUnavailableException | IOException e) {
            throw new RefusedBodyException(UNAVAILABLE, "the agent's disk takes nothing; try again later");
        }
    }

    private static FrameMap frames(HeldObject whole, String syntax) throws IOException {
        try (InputStream in = whole.open()) {
            TransferSyntax encoding = TransferSyntax.of(syntax).orElseThrow();
            return FrameMap.of(DatasetReader.readHeader(in, encoding, Limits.STANDARD), whole::open);
        }
    }

    private void write(FrameMap frames, HeldObject whole, String label, OutputStream out) throws IOException {
        String delimiter = label;
        for (int number : numbers.numbers()) {
            out.write(delimiter.getBytes(StandardCharsets.US_ASCII));
            frames.frame(number).copy(whole::open, out);
            delimiter = "\r\n" + label;
        }
    }

    /** Pixels of Implicit VR Little Endian are labelled as what they equally are. */
    private static String label(String boundary, FrameMedia media, String syntax) {
        String named = media == FrameMedia.OCTETS ? media.usual() : syntax;
        return "--" + boundary + "\r\nContent-Type: " + media.type() + "; transfer-syntax=" + named + "\r\n\r\n";
    }
}
