// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Header;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.deidentify.MethodCode;
import org.consentry.agent.deidentify.Outcome;
import org.consentry.agent.pixels.CleanPixels;
import org.consentry.agent.pixels.TextRemoval;
import org.consentry.agent.pixels.UnclearPixelsException;
import org.consentry.policy.Reason;

/**
 * Takes the pixels of one object out of its stream and has text taken out of them. What was taken out passes on only if
 * it is given back: cleaned for an object that may leave, as it came for one that stays.
 */
final class PixelReading {
    private static final String BEFORE = Tag.text(Tag.PIXEL_DATA) + ": ";

    private final Header header;
    private final byte[] pixels;
    private final CleanPixels clean;

    private PixelReading(Header header, byte[] pixels, CleanPixels clean) {
        this.header = header;
        this.pixels = pixels;
        this.clean = clean;
    }

    /** The pixels were cleaned, or why not. */
    sealed interface Result {
        record Read(PixelReading reading) implements Result {}

        record Unread(Outcome.Refused why) implements Result {}
    }

    /**
     * Reads the pixels that follow a header.
     *
     * @throws MalformedDatasetException if the object ends early or is malformed
     */
    static Result of(Header header, TextRemoval removal) {
        try (TextRemoval.Turn turn = removal.turn()) {
            Optional<byte[]> taken = header.takePixels(removal.mostBytes());
            if (taken.isEmpty()) {
                return unread("compressed, big endian, none at all, or too many to be read");
            }
            return read(header, turn, taken.get());
        } catch (IOException e) {
            throw new MalformedDatasetException("the pixel data's encoding is broken");
        }
    }

    /** What is found at a door that reads no pixels. */
    static Result notHere() {
        return unread("has to be read on this route, and is not at this door");
    }

    private static Result read(Header header, TextRemoval.Turn turn, byte... pixels) {
        try {
            return new Result.Read(new PixelReading(header, pixels, turn.clean(header.dataset(), pixels)));
        } catch (UnclearPixelsException unclear) {
            header.givePixels(pixels);
            return unread(unclear.why());
        }
    }

    private static Result unread(String why) {
        return new Result.Unread(new Outcome.Refused(Reason.BURNED_IN_TEXT, BEFORE + why));
    }

    /**
     * What was found about the object besides its text, now that the pixels are clean. They are given back: cleaned,
     * and the header says so, if it may leave, else as they came.
     */
    Finding finding(Finding besidesText) {
        return switch (besidesText) {
            case Finding.Fit fit -> {
                header.givePixels(clean.value());
                yield new Finding.Fit(fit.permit(), marked(fit.cleaned()), fit.region(), fit.ground());
            }
            case Finding.Unfit unfit -> {
                header.givePixels(pixels);
                yield unfit;
            }
        };
    }

    private static Outcome.Cleaned marked(Outcome.Cleaned cleaned) {
        MethodCode code = MethodCode.CLEAN_PIXEL_DATA;
        List<MethodCode> methods = new ArrayList<>(cleaned.methods());
        methods.add(code);
        Dataset result = cleaned.dataset().copy();
        List<String> words = new ArrayList<>(result.strings(Tag.DEIDENTIFICATION_METHOD));
        words.add(code.meaning() + " " + code.value());
        List<Dataset> codes = new ArrayList<>(result.items(Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE));
        codes.add(new Dataset()
                .put(Tag.CODE_VALUE, code.value())
                .put(Tag.CODING_SCHEME_DESIGNATOR, MethodCode.SCHEME)
                .put(Tag.CODE_MEANING, code.meaning()));
        result.put(Tag.BURNED_IN_ANNOTATION, "NO")
                .put(Tag.DEIDENTIFICATION_METHOD, String.join("\\", words))
                .putSequence(Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE, codes.toArray(Dataset[]::new));
        return new Outcome.Cleaned(result, methods);
    }
}
