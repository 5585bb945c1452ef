// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import java.util.ArrayList;
import java.util.List;

/** How Debian's Chromium is started for tests. */
final class Chromium {

    private Chromium() {}

    /** Quiet and offline; without its sandbox only as root, where Chromium refuses to have one. */
    static List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage"));
        if (System.getProperty("user.name").equals("root")) {
            arguments.add("--no-sandbox");
        }
        return arguments;
    }
}
