// SPDX-License-Identifier: Apache-2.0
package org.consentry.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Payara Micro that Arquillian starts for the integration tests of one module, with listeners as the product has
 * them. Arquillian reads its options from system properties, which are set here.
 *
 * @param port TCP port on loopback
 * @param heap largest heap as the JVM reads it, for example {@code 512m}
 * @param settings the settings of the application under test, by key; no value may hold a blank
 */
public record PayaraUnderTest(int port, String heap, Map<String, String> settings) {

    private static final String CONFIG = "set configs.config.server-config.network-config.";
    private static final List<String> LISTENER = List.of(
            CONFIG + "network-listeners.network-listener.http-listener.address=127.0.0.1",
            CONFIG + "protocols.protocol.http-listener.http.header-buffer-length-bytes=65536",
            CONFIG + "protocols.protocol.http-listener.http.server-header=false");

    public PayaraUnderTest {
        settings = Map.copyOf(settings);
    }

    /** Has Arquillian start it so; what it writes is below {@code folder}. */
    public void configure(Path folder) throws IOException {
        Path preBoot = Files.write(folder.resolve("preboot.txt"), LISTENER);
        StringBuilder options = new StringBuilder("-Xmx" + heap)
                .append(" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS")
                .append(" -Djava.io.tmpdir=")
                .append(Files.createTempDirectory(folder, "payara"));
        new TreeMap<>(settings).forEach((key, value) -> options.append(" -D" + key + "=" + value));
        System.setProperty("payara.cmdOptions", options.toString());
        System.setProperty(
                "payara.extraMicroOptions",
                "--nohazelcast --disablephonehome --port " + port + " --prebootcommandfile " + preBoot);
    }
}
