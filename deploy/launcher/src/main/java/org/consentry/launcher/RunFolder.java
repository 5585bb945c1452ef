// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consentry.launcher.files.Folder;

/** Layout of the folder that holds everything of one installation except the program's own files. */
public record RunFolder(Path path) {
    public Path logs() {
        return path.resolve("logs");
    }

    public Path secrets() {
        return path.resolve("secrets.properties");
    }

    /** The agent's data: replica, disclosures not yet shipped. */
    public Path agentData() {
        return path.resolve("agent");
    }

    /** The key of the agent's pseudonyms. */
    public Path agentKey() {
        return path.resolve("agent.key");
    }

    /** Notes of the heads of the chains, outside of the database. */
    public Path heads() {
        return path.resolve("heads");
    }

    /** For the demo's own data: generated scans, what the receivers got. */
    public Path demo() {
        return path.resolve("demo");
    }

    Path lock() {
        return path.resolve("launcher.lock");
    }

    Path pids() {
        return path.resolve("pids");
    }

    Path cluster() {
        return path.resolve("postgresql");
    }

    Path postgresProgram() {
        return path.resolve("programs/postgresql-17.11");
    }

    Path keycloakProgram() {
        return path.resolve("programs/keycloak-26.7");
    }

    Path payara(Part part) {
        return path.resolve("payara").resolve(part.process());
    }

    /**
     * Whether the part has been started here before, so that its programs are unpacked and its first data is made.
     * Portal, consent server and agent make theirs from what they are told while they run.
     */
    boolean knows(Part part) {
        return switch (part) {
            case DATABASE -> Files.isDirectory(cluster());
            case LOGIN -> Files.isDirectory(keycloakProgram().resolve("data").resolve("h2"));
            case MAIN, AGENT -> true;
        };
    }

    /** Forgets all data and secrets; the unpacked programs stay. */
    void reset() throws IOException {
        for (Path folder : List.of(
                cluster(),
                Path.of(cluster() + ".partial"),
                agentData(),
                heads(),
                demo(),
                path.resolve("payara"),
                logs(),
                keycloakProgram().resolve("data"))) {
            Folder.delete(folder);
        }
        Files.deleteIfExists(secrets());
        Files.deleteIfExists(agentKey());
    }
}
