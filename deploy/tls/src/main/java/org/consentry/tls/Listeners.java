// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a pre-boot file of Payara to what the settings ask for: with a certificate, no listener speaks without it. One
 * is spared for which the file says that it is plain, as long as it listens on loopback only.
 */
final class Listeners {
    private static final Pattern PROTOCOL = Pattern.compile(".*\\.protocols\\.protocol\\.([^.]+)\\.http\\..*");
    private static final Pattern WITHIN_THE_MACHINE =
            Pattern.compile("create-network-listener --address=127\\.0\\.0\\.1 --protocol=([^ ]+) .*");
    private static final String PLAIN = ".security-enabled=false";

    private static final List<String> NEEDED =
            List.of(".security-enabled=true", ".ssl.key-algorithm=" + TlsProvider.KEYS);

    private Listeners() {}

    static void require(boolean tls, Optional<Path> preBoot) {
        if (tls && preBoot.isEmpty()) {
            throw new RefusedFileException("expected -javaagent:JAR=PREBOOTFILE with TLS_CERTIFICATE, found no file");
        }
        preBoot.ifPresent(file -> require(tls, file, Pem.text(file).lines().toList()));
    }

    private static void require(boolean tls, Path file, List<String> lines) {
        if (!tls) {
            if (lines.stream().anyMatch(line -> line.endsWith(NEEDED.getLast()))) {
                throw new RefusedFileException(file + ": expected TLS_CERTIFICATE and TLS_KEY, found neither");
            }
            return;
        }
        NavigableSet<String> protocols = protocols(lines);
        if (protocols.isEmpty()) {
            throw new RefusedFileException(file + ": expected listeners with TLS, found no listener");
        }
        protocols.forEach(protocol -> require(protocol, file, lines));
    }

    private static void require(String protocol, Path file, List<String> lines) {
        for (String needed : NEEDED) {
            String end = ".protocols.protocol." + protocol + needed;
            requireLine("set ", end, file, lines);
        }
        requireLine("create-ssl ", " " + protocol, file, lines);
    }

    private static void requireLine(String start, String end, Path file, List<String> lines) {
        if (lines.stream().noneMatch(line -> line.startsWith(start) && line.endsWith(end))) {
            throw new RefusedFileException(
                    file + ": expected a line " + start + "..." + end + ", since TLS_CERTIFICATE is set, found none");
        }
    }

    private static NavigableSet<String> protocols(List<String> lines) {
        NavigableSet<String> found = new TreeSet<>();
        lines.stream().map(PROTOCOL::matcher).filter(Matcher::matches).forEach(match -> found.add(match.group(1)));
        lines.stream()
                .map(WITHIN_THE_MACHINE::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .filter(protocol -> lines.stream()
                        .anyMatch(line -> line.startsWith("set ") && line.endsWith(".protocol." + protocol + PLAIN)))
                .forEach(found::remove);
        return found;
    }
}
