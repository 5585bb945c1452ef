// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DCMTK's {@code storescu}, as a PACS that sends. It exits with 0 even if all was refused, so statuses are counted. */
final class Storescu {

    private static final Pattern STATUS = Pattern.compile("DIMSE Status\\s*: 0x([0-9a-fA-F]{4})");

    private final int port;

    Storescu(int port) {
        this.port = port;
    }

    /**
     * Sends files and returns the status of each response, in order.
     *
     * @param route the called AE title
     */
    List<String> send(String route, List<Path> files) {
        List<String> command =
                new ArrayList<>(List.of("storescu", "-d", "--no-halt", "-aet", "STORESCU", "-aec", route));
        command.addAll(List.of("127.0.0.1", Integer.toString(port)));
        files.forEach(file -> command.add(file.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TCP_NODELAY", "1");
        try {
            Process process = builder.start();
            try (InputStream out = process.getInputStream()) {
                return statuses(new String(out.readAllBytes(), StandardCharsets.UTF_8));
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("expected DCMTK's storescu (Debian package dcmtk), found none that runs", e);
        }
    }

    private static List<String> statuses(String log) {
        List<String> statuses = new ArrayList<>();
        Matcher matcher = STATUS.matcher(log);
        while (matcher.find()) {
            statuses.add(matcher.group(1));
        }
        return statuses;
    }
}
