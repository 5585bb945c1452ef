// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import java.time.Duration;

/** Hears what is going on while things start and stop. Called from several threads. */
public interface Progress {
    /** Says nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void begin(String what) {}

        @Override
        public void done(String what, Duration took) {}

        @Override
        public void note(String line) {}
    };

    /** Something that takes a while begins. */
    void begin(String what);

    /** It is finished. */
    void done(String what, Duration took);

    /** A line worth reading. */
    void note(String line);
}
