// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A real curl that asks an agent, and keeps what it was answered last.
 *
 * @param folder where that is kept
 * @param agent the agent's address
 * @param route the route that is asked over DICOMweb
 */
record AgentCurl(Path folder, URL agent, String route) {
    static final String OBJECTS = "multipart/related; type=\"application/dicom\"";
    static final String JSON = "application/dicom+json";

    /** The status of what is at a path of the route. */
    String get(String path, String accept) throws Exception {
        return get(path, Platform.tokens().dicomwebClient(), List.of("Accept: " + accept));
    }

    /** The same with this token, and these options of curl or header fields. */
    String get(String path, String token, List<String> headers) throws Exception {
        return at("http://127.0.0.1:" + agent.getPort() + "/dicomweb/" + route + path, token, headers);
    }

    /** Asks until it is answered like this. */
    void awaited(String path, String accept, String status) throws Exception {
        String said = get(path, accept);
        for (int i = 0; !said.equals(status); i++) {
            assertThat(i).as(said).isLessThan(100);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            said = get(path, accept);
        }
    }

    /** The status of what is at an address. */
    String at(String url, String token, List<String> headers) throws Exception {
        List<String> command = new ArrayList<>(List.of("curl", "-s", "-S", "-g", "-w", "%{http_code}"));
        command.addAll(List.of("-o", folder.resolve("body").toString(), "-H", "Authorization: Bearer " + token));
        command.addAll(List.of("-D", folder.resolve("head").toString()));
        headers.forEach(header -> command.addAll(List.of("-H", header)));
        command.add(url);
        Process curl = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(curl.waitFor()).as(said).isZero();
        return said;
    }

    /** What was answered last. */
    String body() throws IOException {
        return Files.readString(folder.resolve("body"), StandardCharsets.ISO_8859_1);
    }

    /** Its header fields. */
    String head() throws IOException {
        return Files.readString(folder.resolve("head"), StandardCharsets.ISO_8859_1);
    }
}
