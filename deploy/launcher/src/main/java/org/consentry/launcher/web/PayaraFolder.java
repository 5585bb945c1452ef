// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.consentry.launcher.files.Folder;

/** The files a Payara Micro is started with, made anew for each start. */
record PayaraFolder(Path path) {
    private static final String CONFIG = "set configs.config.server-config.network-config.";
    // Tokens of hospitals with many roles are longer than the 8 KB that Payara takes by itself.
    private static final String HEADERS = ".http.header-buffer-length-bytes=65536";
    // Whoever asks learns of no program and no version.
    private static final String NAMELESS = ".http.server-header=false";
    private static final String ADDRESS = CONFIG + "network-listeners.network-listener.http-listener.address=";
    private static final List<String> VISITORS = List.of(
            CONFIG + "protocols.protocol.http-listener" + HEADERS,
            CONFIG + "protocols.protocol.http-listener" + NAMELESS,
            // Between two pieces of a body; a thread waits for them.
            CONFIG + "transports.transport.tcp.read-timeout-millis=10000");
    // Recommended by BSI TR-02102-2 and RFC 9325 both: keys of one connection only, and sealed as they are encrypted.
    private static final String CIPHERS = ".ssl.ssl3-tls-ciphers=+TLS_AES_256_GCM_SHA384,+TLS_AES_128_GCM_SHA256,"
            + "+TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,+TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,"
            + "+TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,+TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
    private static final String LOGGING = "MICRO-INF/domain/logging.properties";

    Path temporary() {
        return path.resolve("tmp");
    }

    Path logging() {
        return path.resolve("logging.properties");
    }

    void prepare(PayaraSettings settings) throws IOException {
        Folder.delete(temporary());
        Files.createDirectories(temporary());
        Files.write(
                settings.preBoot(),
                listeners(settings.address(), settings.more(), settings.tls().isPresent()));
        Files.writeString(logging(), logging(settings.payaraMicro()));
    }

    static List<String> listeners(String address, List<Listener> more, boolean tls) {
        List<String> commands = new ArrayList<>(List.of(ADDRESS + address));
        commands.addAll(VISITORS);
        more.forEach(listener -> commands.addAll(commands(listener)));
        if (tls) {
            commands.addAll(tls("http-listener"));
            more.stream()
                    .filter(listener -> !listener.withinTheMachine())
                    .forEach(listener -> commands.addAll(tls(listener.name())));
        }
        return commands;
    }

    private static List<String> commands(Listener listener) {
        String name = listener.name();
        List<String> commands = new ArrayList<>(List.of(
                "create-threadpool --minthreadpoolsize=2 --maxthreadpoolsize=" + listener.threads()
                        + " --maxqueuesize=4096 " + name + "-pool",
                "create-protocol " + name,
                "create-http --default-virtual-server=server " + name,
                CONFIG + "protocols.protocol." + name + HEADERS,
                CONFIG + "protocols.protocol." + name + NAMELESS,
                "create-network-listener --address=127.0.0.1 --protocol=" + name + " --threadpool=" + name
                        + "-pool --listenerport=" + listener.port() + " " + name));
        if (listener.withinTheMachine()) {
            // What deploy/tls refuses of others beside listeners with TLS.
            commands.add(CONFIG + "protocols.protocol." + name + ".security-enabled=false");
        }
        return commands;
    }

    // The certificate is that of the Java agent in deploy/tls; Payara asks for the name of one of its own.
    private static List<String> tls(String listener) {
        String protocol = CONFIG + "protocols.protocol." + listener;
        return List.of(
                "create-ssl --type=http-listener --certname=s1as " + listener,
                protocol + ".ssl.key-algorithm=ConsentryKeys",
                protocol + ".ssl.tls12-enabled=true",
                protocol + ".ssl.tls13-enabled=true",
                protocol + CIPHERS,
                protocol + ".ssl.hsts-enabled=true",
                // Payara would offer it over TLS; our answers are tried over HTTP/1.1.
                protocol + ".http.http2-enabled=false",
                protocol + ".security-enabled=true");
    }

    // Payara's own settings without terminal colors, since the log is a file.
    private static String logging(Path payaraMicro) throws IOException {
        try (ZipFile jar = new ZipFile(payaraMicro.toFile())) {
            ZipEntry entry = jar.getEntry(LOGGING);
            if (entry == null) {
                throw new IOException(payaraMicro + " has no " + LOGGING);
            }
            try (InputStream in = jar.getInputStream(entry)) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                        .replace("ansiColor=true", "ansiColor=false");
            }
        }
    }
}
