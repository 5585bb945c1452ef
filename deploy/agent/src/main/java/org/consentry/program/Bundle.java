// SPDX-License-Identifier: Apache-2.0
package org.consentry.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.consentry.launcher.files.Folder;

/**
 * The programs that this one carries, laid out where they can be started.
 *
 * @param payara Payara Micro; whether it is the pinned one is looked at before it is started
 * @param agent the agent's WAR
 * @param tls the Java agent that looks after certificates and listeners
 */
record Bundle(Path payara, Path agent, Path tls) {
    private static final String PAYARA = "payara-micro.jar";
    private static final String AGENT = "agent.war";
    private static final String TLS = "consentry-tls.jar";

    /** Writes all of them anew, each whole or not at all, into a folder that is its owner's only. */
    static Bundle into(Path folder) throws IOException {
        Folder.createPrivate(folder);
        for (String name : List.of(PAYARA, AGENT, TLS)) {
            write(name, folder);
        }
        return new Bundle(folder.resolve(PAYARA), folder.resolve(AGENT), folder.resolve(TLS));
    }

    private static void write(String name, Path folder) throws IOException {
        try (InputStream carried = Bundle.class.getResourceAsStream("/programs/" + name)) {
            if (carried == null) {
                throw new IOException("this jar does not carry " + name + "; take a whole one");
            }
            Path partial = folder.resolve(name + ".partial");
            Files.copy(carried, partial, StandardCopyOption.REPLACE_EXISTING);
            Files.move(
                    partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
