// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.consentry.agent.dicomweb.body.MediaType;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.frame.FrameMedia;

/**
 * The frames that a program takes, as its Accept says (PS3.18, 8.7.3.3): a media type and a transfer syntax of it.
 *
 * @param ranges in the program's order; at least one
 */
public record WantedFrames(List<Range> ranges) {
    private static final String ANY = "*";
    private static final String RELATED = "multipart/related";
    private static final int NOT_ACCEPTABLE = 406;

    /**
     * One kind of frames.
     *
     * @param syntax a UID of the media type, or {@code *} for each of them; of octets {@code *} is for frames of any
     *     type as they are stored, since viewers ask so
     */
    record Range(FrameMedia media, String syntax) {
        boolean takes(String found) {
            if (media == FrameMedia.OCTETS) {
                return media.holds(found)
                        || (syntax.equals(ANY) && FrameMedia.of(found).isPresent());
            }
            return media.holds(found) && (syntax.equals(ANY) || syntax.equals(found));
        }
    }

    public WantedFrames {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("expected an encoding");
        }
    }

    /**
     * Reads the Accept fields of a request; none are as if all were accepted, and then frames are not compressed.
     *
     * @throws RefusedBodyException with 406 if it takes no frames, or none in an encoding that we know
     */
    public static WantedFrames of(List<String> fields) {
        List<Range> ranges = new ArrayList<>();
        for (String field : fields.isEmpty() ? List.of("*/*") : fields) {
            for (String range : field.split(",", -1)) {
                MediaType.of(range)
                        .filter(type -> !type.isRefused())
                        .flatMap(WantedFrames::range)
                        .ifPresent(ranges::add);
            }
        }
        if (ranges.isEmpty()) {
            throw new RefusedBodyException(
                    NOT_ACCEPTABLE,
                    "expected to answer in " + RELATED + "; type=\"" + FrameMedia.OCTETS.type()
                            + "\" or that of a compressed frame, and to know the encoding");
        }
        return new WantedFrames(ranges);
    }

    /** The encodings of the object that is asked for, the first one that is wanted. */
    WantedSyntaxes objects() {
        Range first = ranges.getFirst();
        if (first.media() == FrameMedia.OCTETS && !first.syntax().equals(ANY)) {
            return WantedSyntaxes.of(List.of());
        }
        return new WantedSyntaxes(List.of(first.syntax()));
    }

    /** Whether the program takes frames in this encoding. */
    boolean takes(String syntax) {
        return ranges.stream().anyMatch(range -> range.takes(syntax));
    }

    private static Optional<Range> range(MediaType range) {
        if (range.type().equals("*/*")) {
            return Optional.of(new Range(FrameMedia.OCTETS, FrameMedia.OCTETS.usual()));
        }
        Optional<FrameMedia> media = range.type().equals(RELATED)
                ? range.parameter("type").flatMap(type -> FrameMedia.named(type.toLowerCase(Locale.ROOT)))
                : Optional.empty();
        return media.flatMap(of -> {
            String syntax = range.parameter("transfer-syntax").orElse(of.usual());
            boolean known = syntax.equals(ANY) || of.holds(syntax);
            return known ? Optional.of(new Range(of, syntax)) : Optional.empty();
        });
    }
}
