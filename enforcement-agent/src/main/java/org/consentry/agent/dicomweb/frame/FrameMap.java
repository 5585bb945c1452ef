// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.frame;

import java.io.IOException;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Header;
import org.consentry.agent.dataset.Tag;

/** Says where each frame of an object is. */
public interface FrameMap {
    /** How many frames there are, at least one. */
    int count();

    /**
     * Where a frame is.
     *
     * @param number from 1 to {@link #count}
     */
    Frame frame(int number);

    /**
     * Looks through the pixel data of an object that is held, once.
     *
     * @param header its header, of which nothing was pumped, little endian and not deflated
     * @param held the same data set
     * @throws UncutFramesException if it has no frames, or nobody can say where they are
     * @throws IOException if it cannot be read
     */
    static FrameMap of(Header header, HeldBytes held) throws IOException {
        int count = count(header.dataset());
        PixelElements elements = PixelElements.read(header, held);
        return elements.length() < 0
                ? EncapsulatedFrames.read(elements, count, held)
                : NativeFrames.of(elements, count, header.dataset());
    }

    /** How many frames an object says that it has; one if it does not say it. */
    static int count(Dataset dataset) {
        int count = dataset.element(Tag.NUMBER_OF_FRAMES)
                        .filter(said -> !said.isEmpty())
                        .isPresent()
                ? dataset.integer(Tag.NUMBER_OF_FRAMES).orElse(0)
                : 1;
        if (count < 1) {
            throw new UncutFramesException("expected a number of frames, found none");
        }
        return count;
    }
}
