// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A list of paths, one to a line, in UTF-8.
 *
 * @param file where they are written
 */
record KeptList(DraftFile file) implements KeptFiles {

    static KeptList begin(Path target) throws IOException {
        return new KeptList(DraftFile.begin(target));
    }

    @Override
    public void add(Path path, ScanFile judged) throws IOException {
        file.write(line(path));
    }

    @Override
    public void publish() throws IOException {
        file.publish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** The path in UTF-8, a character for a byte, with the line's end. */
    static String line(Path path) {
        return new String(path.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1) + "\n";
    }
}
