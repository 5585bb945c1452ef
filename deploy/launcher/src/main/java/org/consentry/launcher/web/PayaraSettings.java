// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.web;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One Payara Micro.
 *
 * @param name name of the process, its log and its pid file
 * @param payaraMicro the Payara Micro jar
 * @param wars what it serves; each WAR names its own context root
 * @param address where it listens at {@code port}; all else is on loopback
 * @param port TCP port
 * @param more further ports that serve the same, each with threads of its own
 * @param tls plain HTTP if empty
 * @param javaOptions heap and collector
 * @param environment settings by MicroProfile Config, secrets included
 * @param folder working folder; temporary files are below it
 * @param ready addresses that answer once every WAR is ready
 */
public record PayaraSettings(
        String name,
        Path payaraMicro,
        List<Path> wars,
        String address,
        int port,
        List<Listener> more,
        Optional<ListenerTls> tls,
        List<String> javaOptions,
        Map<String, String> environment,
        Path folder,
        List<URI> ready) {
    public PayaraSettings {
        wars = List.copyOf(wars);
        more = List.copyOf(more);
        javaOptions = List.copyOf(javaOptions);
        environment = Map.copyOf(environment);
        ready = List.copyOf(ready);
    }

    /** The commands that it is started with, made anew for each start. */
    Path preBoot() {
        return preBoot(folder);
    }

    /** Where the commands are that a server with this working folder is started with. */
    public static Path preBoot(Path folder) {
        return folder.resolve("preboot.txt");
    }

    /** Names the process only: the environment holds secrets. */
    @Override
    public String toString() {
        return "PayaraSettings[" + name + ":" + port + "]";
    }
}
