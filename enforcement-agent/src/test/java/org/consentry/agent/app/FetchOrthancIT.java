// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.agent.replica.Entries.ROUTE;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.peer.OrthancWeb;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.replica.Entries;
import org.consentry.policy.Purpose;
import org.consentry.policy.StudyUid;
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

/** curl fetches through the agent from a real Orthanc with its DICOMweb plugin. */
@ExtendWith(ArquillianExtension.class)
class FetchOrthancIT {
    private static final String PLAIN = "multipart/related; type=\"application/dicom\"";

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
    void whatOrthancHasIsFetchedWithoutNamesAndNothingAfterANo() throws Exception {
        try (OrthancWeb orthanc = OrthancWeb.start(temp.resolve("orthanc"), Platform.originPort())) {
            orthanc.put(file(Scan.withPixels(Scan.ct(Entries.ANNA.value(), 1)), TransferSyntax.IMPLICIT_LE));
            orthanc.put(file(Scan.withPixels(Scan.ct(Entries.ANNA.value(), 2)), TransferSyntax.EXPLICIT_LE));
            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, true));
            Platform.server().add(Entries.linked(Platform.server().next(), new StudyUid(Scan.STUDY), Entries.ANNA));
            Platform.server().add(Entries.recipient(Platform.server().next(), Status.ACTIVE, ROUTE, fetched()));
            String study = "/studies/" + Scan.STUDY;
            awaited(study, "200");

            String whole = body();
            assertThat(whole).containsPattern("P[0-9A-F]{20}").doesNotContain("Fictional", "A-4711", Scan.STUDY);
            assertThat(whole.split("application/dicom; transfer-syntax=1.2.840.10008.1.2.1\r\n", -1))
                    .as("parts, all turned into the encoding that is meant where none is named")
                    .hasSize(3);
            assertThat(curl(
                            study + "/series/" + Scan.STUDY + ".1/instances/" + Scan.STUDY + ".1.1",
                            PLAIN + "; transfer-syntax=*"))
                    .isEqualTo("200");
            assertThat(body()).contains("application/dicom; transfer-syntax=1.2.840.10008.1.2\r\n");
            assertThat(curl(study + "/series/1.2.3", PLAIN)).isEqualTo("404");
            assertThat(curl(study, "image/jpeg")).isEqualTo("406");

            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, false));
            awaited(study, "404");
        } finally {
            // other classes share this server
            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, true));
        }
    }

    private static Route fetched() {
        return Route.open("ORTHANC_READ", Purpose.MLTRAINING, ROUTE.place(), ROUTE.agreed())
                .usedBy(Set.of("export-demo"))
                .fetching();
    }

    private static byte[] file(Dataset object, TransferSyntax syntax) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DicomFile.write(file, object, syntax);
        return file.toByteArray();
    }

    private void awaited(String path, String status) throws Exception {
        String said = curl(path, PLAIN);
        for (int i = 0; !said.equals(status); i++) {
            assertThat(i).as(said).isLessThan(100);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            said = curl(path, PLAIN);
        }
    }

    /** What was fetched last. */
    private String body() throws IOException {
        return Files.readString(temp.resolve("body"), StandardCharsets.ISO_8859_1);
    }

    /** The answer's status. */
    private String curl(String path, String accept) throws Exception {
        List<String> command = new ArrayList<>(List.of("curl", "-s", "-S", "-w", "%{http_code}"));
        command.addAll(
                List.of("-H", "Authorization: Bearer " + Platform.tokens().dicomwebClient()));
        command.addAll(
                List.of("-H", "Accept: " + accept, "-o", temp.resolve("body").toString()));
        command.add("http://127.0.0.1:" + agent.getPort() + "/dicomweb/ORTHANC_READ" + path);
        Process curl = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(curl.waitFor()).as(said).isZero();
        return said;
    }
}
