// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

import java.util.List;

/** Finds text in a picture. */
public interface TextFinder {
    /**
     * Where there is text, whatever it says.
     *
     * @return boxes within the picture; none if no text was found
     * @throws UnclearPixelsException if it cannot be told
     */
    List<TextBox> find(GreyImage image);
}
