// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which listeners a pre-boot file asks for. What it does not say is refused: Payara's defaults are open. */
final class AskedListeners {
    private static final String FIRST = "http-listener";
    private static final String ADDRESS =
            "set configs.config.server-config.network-config.network-listeners.network-listener." + FIRST + ".address=";
    private static final String CREATED = "create-network-listener ";
    private static final Pattern PORT = Pattern.compile(".* --port[ =](\\d{1,5})( .*)?");
    private static final String USUAL_PORT = "8080";

    private final Path file;
    private final List<String> lines;

    private AskedListeners(Path file) {
        this.file = file;
        this.lines = Pem.text(file).lines().toList();
    }

    /**
     * The listeners.
     *
     * @param command the JVM's command line, which holds the port of the first listener
     */
    static List<Asked> of(Path file, String command) {
        AskedListeners asked = new AskedListeners(file);
        List<Asked> all = new ArrayList<>();
        all.add(asked.first(command));
        asked.lines.stream().filter(line -> line.startsWith(CREATED)).forEach(line -> all.add(asked.created(line)));
        return List.copyOf(all);
    }

    private Asked first(String command) {
        String address = lines.stream()
                .filter(line -> line.startsWith(ADDRESS))
                .findFirst()
                .map(line -> line.substring(ADDRESS.length()))
                .orElseThrow(() -> new RefusedFileException(file + ": expected a line " + ADDRESS + "..., found none"));
        Matcher port = PORT.matcher(command);
        return asked(FIRST, FIRST, address, port.matches() ? port.group(1) : USUAL_PORT);
    }

    private Asked created(String line) {
        return asked(
                line.substring(line.lastIndexOf(' ') + 1),
                option(line, "protocol"),
                option(line, "address"),
                option(line, "listenerport"));
    }

    private String option(String line, String name) {
        String start = "--" + name + "=";
        return Optional.of(line.indexOf(" " + start))
                .filter(at -> at >= 0)
                .map(at -> line.substring(at + 1 + start.length()).split(" ", 2)[0])
                .orElseThrow(() -> new RefusedFileException(
                        file + ": expected " + start + "... in the line " + line + ", found none"));
    }

    private Asked asked(String name, String protocol, String address, String port) {
        try {
            InetSocketAddress where =
                    OpenPorts.plain(new InetSocketAddress(InetAddress.getByName(address), Integer.parseInt(port)));
            return new Asked(name, where, isSecure(protocol));
        } catch (UnknownHostException | IllegalArgumentException e) {
            throw new RefusedFileException(file + ": expected an address and a port of listener " + name + ", found "
                    + address + " and " + port);
        }
    }

    private boolean isSecure(String protocol) {
        String end = ".protocols.protocol." + protocol + ".security-enabled=true";
        return lines.stream().anyMatch(line -> line.startsWith("set ") && line.endsWith(end));
    }
}
