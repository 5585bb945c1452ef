// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.consentry.demo.DemoPatient;
import org.consentry.demo.FictionalHospital;
import org.consentry.launcher.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two records of one person are merged by the hospital, and parted again: what the PACS still calls by the old number.
 */
@ExtendWith(OnStage.class)
class MergedPatientIT {

    private static final DemoPatient HENRY = DemoPatient.all().get(7);
    private static final String SCAN = "demo-scan-08";
    private static final String OLD_NUMBER = "MRN-770001";
    private static final String LINK =
            "\"link\":[{\"other\":{\"reference\":\"Patient/%s\"},\"type\":\"replaced-by\"}],".formatted(HENRY.id());

    @Test
    void anImageUnderTheOldNumberPassesWhileTheMergeLastsUnderTheSameCode(Stage stage, @TempDir Path folder)
            throws IOException, InterruptedException {
        Path image = stage.scan(SCAN).get(0);
        Path old = folder.resolve("old.dcm");
        java.nio.file.Files.copy(image, old);
        run("dcmodify", "-nb", "-m", "(0010,0020)=" + OLD_NUMBER, old.toString());

        assertThat(send(stage, image)).isEqualTo("0000");
        String code = code(stage);
        record(stage, "");
        assertThat(send(stage, old)).as("somebody else, as far as is known").isEqualTo("0124");

        record(stage, LINK);
        Patience.until(() -> send(stage, old).equals("0000"), "the merge is known to the agent");
        assertThat(code(stage)).as("one person, one code").isEqualTo(code).isNotEqualTo(HENRY.number());

        record(stage, "");
        Patience.until(() -> send(stage, old).equals("0124"), "the records are two people's again");
        assertThat(send(stage, image)).isEqualTo("0000");
    }

    private static String send(Stage stage, Path image) {
        return new Storescu(stage.stack().config().ports().dicom())
                .send("NORTHLIGHT_AI", List.of(image))
                .get(0);
    }

    /** The patient code of the image that the company received last. */
    private static String code(Stage stage) throws IOException {
        Path newest = Files.listing(FictionalHospital.received(stage.stack(), "northlight"), "").stream()
                .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                .orElseThrow();
        String said = run("dcmdump", "+P", "0010,0020", newest.toString());
        return said.substring(said.indexOf('[') + 1, said.indexOf(']'));
    }

    /** Stores the old record, as the hospital's registrar does. */
    private static void record(Stage stage, String link) throws IOException, InterruptedException {
        String record = """
            {"resourceType":"Patient","id":"merged-away","active":true,%s
             "identifier":[{"system":"%s","value":"%s"}],"name":[{"family":"Hughes","given":["Henry"]}]}""".formatted(link, DemoPatient.AUTHORITY, OLD_NUMBER);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(stage.stack().endpoints().fhir() + "/Patient/merged-away"))
                .header("Authorization", "Bearer " + stage.stack().tokens().ofClient(Client.REGISTRAR))
                .header("Content-Type", "application/fhir+json")
                .PUT(HttpRequest.BodyPublishers.ofString(record))
                .build();
        HttpResponse<String> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroy();
        }
    }
}
