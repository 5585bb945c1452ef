// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who was refused stood in the log of each process, among everything else. */
@ExtendWith(OnStage.class)
class SecurityLogIT {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void refusalsAreInFilesOfTheirOwnAndNothingElseIs(Stage stage) throws IOException, InterruptedException {
        Path logs = stage.stack().config().run().logs();
        HttpRequest refused = HttpRequest.newBuilder(
                        URI.create(stage.stack().endpoints().portal() + "/fhir/r4/Task"))
                .header("Authorization", "Bearer not-a-token")
                .build();

        assertThat(HTTP.send(refused, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(401);
        assertThat(new Storescu(stage.stack().config().ports().dicom())
                        .send("NOWHERE", stage.scan("demo-scan-05").subList(0, 1)))
                .isEmpty();

        assertThat(lines(logs, "server"))
                .anyMatch(line -> line.contains("event=unauthenticated part=server door=/r4 type=Task"));
        assertThat(lines(logs, "agent"))
                .anyMatch(line -> line.contains("event=dicom-refused part=agent reason=unknown-route"
                        + " titles=STORESCU/NOWHERE from=127.0.0.1"));
        for (String part : List.of("server", "portal", "agent")) {
            assertThat(lines(logs, part))
                    .allMatch(line -> line.matches("2\\S+Z (WARNING|INFO) event=[a-z-]+ part=" + part + " .*"));
            assertThat(PosixFilePermissions.toString(java.nio.file.Files.getPosixFilePermissions(file(logs, part))))
                    .isEqualTo("rw-------");
        }
        assertThat(java.nio.file.Files.readString(logs.resolve("main.log"))).doesNotContain("event=unauthenticated");
    }

    private static List<String> lines(Path logs, String part) throws IOException {
        return java.nio.file.Files.readAllLines(file(logs, part));
    }

    private static Path file(Path logs, String part) {
        return logs.resolve("security-" + part + ".log");
    }
}
