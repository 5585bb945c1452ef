// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.agent.replica.Entries.ROUTE;

import java.io.File;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.consentry.agent.dicom.peer.OrthancWeb;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicomweb.store.Requests;
import org.consentry.agent.replica.Entries;
import org.consentry.policy.Purpose;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.RecipientPlace;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.consentry.protocol.Route;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** curl stores through the agent into a real OrthancWeb with its DICOMweb plugin. */
@ExtendWith(ArquillianExtension.class)
class StowOrthancIT {
    @TempDir
    Path temp;

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian fills it
    private URL agent;

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/agent.war"));
    }

    @Test
    void orthancGetsWhatMayLeaveAndNothingAfterANo() throws Exception {
        Path body = Files.write(
                temp.resolve("body"),
                Requests.body(
                        Scan.withPixels(Scan.ct(Entries.ANNA.value(), 1)),
                        Scan.withPixels(Scan.ct(Entries.ANNA.value(), 2))));
        try (OrthancWeb orthanc = OrthancWeb.start(temp.resolve("orthanc"))) {
            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, true));
            Platform.server().add(Entries.linked(Platform.server().next(), new StudyUid(Scan.STUDY), Entries.ANNA));
            Platform.server()
                    .add(Entries.recipient(Platform.server().next(), Status.ACTIVE, ROUTE, to(orthanc.port())));
            List<String> stored = curl(body);
            for (int i = 0; !stored.getLast().equals("200"); i++) {
                assertThat(i).as(stored.toString()).isLessThan(100);
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                stored = curl(body);
            }

            assertThat(stored.getFirst()).contains("00081199", Scan.STUDY + ".1.1", Scan.STUDY + ".1.2");
            assertThat(orthanc.get("/instances").split(",", -1)).hasSize(2);
            assertThat(orthanc.get("/patients?expand"))
                    .containsPattern("\"PatientID\" : \"P[0-9A-F]{20}\"")
                    .doesNotContain("Fictional", Entries.ANNA.value());

            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, false));
            List<String> refused = curl(body);
            for (int i = 0; refused.getLast().equals("200"); i++) {
                assertThat(i).isLessThan(100);
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                refused = curl(body);
            }
            assertThat(refused.getLast()).isEqualTo("409");
            assertThat(refused.getFirst()).contains("\"00081197\":{\"vr\":\"US\",\"Value\":[292]}");
        } finally {
            // other classes share this server
            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, true));
        }
    }

    private static Route to(int port) {
        return Route.open(
                        "ORTHANC_WEB",
                        Purpose.MLTRAINING,
                        RecipientPlace.web("127.0.0.1", port, false, "/dicom-web"),
                        ROUTE.agreed())
                .usedBy(Set.of("export-demo"));
    }

    /** The answer's body and status. */
    private List<String> curl(Path body) throws Exception {
        List<String> command = new ArrayList<>(List.of("curl", "-s", "-S", "-w", "\n%{http_code}"));
        command.addAll(
                List.of("-H", "Authorization: Bearer " + Platform.tokens().dicomwebClient()));
        command.addAll(List.of(
                "-H", "Content-Type: multipart/related; type=\"application/dicom\"; boundary=" + Requests.BOUNDARY));
        command.addAll(List.of("-H", "Accept: application/dicom+json", "--data-binary", "@" + body));
        command.add("http://127.0.0.1:" + agent.getPort() + "/dicomweb/ORTHANC_WEB/studies");
        Process curl = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(curl.waitFor()).as(said).isZero();
        return said.lines().toList();
    }
}
