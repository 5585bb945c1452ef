// SPDX-License-Identifier: Apache-2.0
package org.consentry.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The fictional hospital's PACS: a folder with the images of every scan. */
final class DemoPacs {

    /** Under this AE title it calls the agent. */
    static final String AE_TITLE = "DEMOPACS";

    private static final String AGENT_PORT = "agent-port.txt";

    private DemoPacs() {}

    /** Notes where the agent listens, as a PACS keeps a list of those it sends to. */
    static void remember(Path folder, int agentPort) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(AGENT_PORT), Integer.toString(agentPort));
    }

    /** Where the agent listens. */
    static int agentPort(Path folder) throws IOException {
        return Integer.parseInt(Files.readString(folder.resolve(AGENT_PORT)).strip());
    }

    /** Fills the folder with the images of all scans that it lacks, and returns how many images there are. */
    static int fill(Path folder, LocalDate today) throws IOException {
        int images = 0;
        for (DemoScan scan : DemoScan.all(today)) {
            List<Path> files = ScanImages.write(scan, folder);
            images += files.size();
        }
        return images;
    }
}
