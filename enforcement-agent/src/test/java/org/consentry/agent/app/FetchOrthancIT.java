// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.agent.replica.Entries.ROUTE;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.decision.adapter.Nginx;
import org.consentry.agent.dicom.peer.OrthancWeb;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.replica.Entries;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.consentry.testkit.LoopbackPort;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real Orthanc with its DICOMweb plugin as archive: curl fetches through the agent, or a real nginx asks the agent.
 */
@ExtendWith(ArquillianExtension.class)
class FetchOrthancIT {
    private static final String PLAIN = AgentCurl.OBJECTS;

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
            orthanc.put(
                    ArchivedScans.file(Scan.withPixels(Scan.ct(Entries.ANNA.value(), 1)), TransferSyntax.IMPLICIT_LE));
            orthanc.put(
                    ArchivedScans.file(Scan.withPixels(Scan.ct(Entries.ANNA.value(), 2)), TransferSyntax.EXPLICIT_LE));
            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, true));
            Platform.server().add(Entries.linked(Platform.server().next(), new StudyUid(Scan.STUDY), Entries.ANNA));
            Platform.server()
                    .add(Entries.recipient(Platform.server().next(), Status.ACTIVE, ROUTE, ArchivedScans.route()));
            String study = "/studies/" + Scan.STUDY;
            AgentCurl curl = curl();
            curl.awaited(study, PLAIN, "200");

            String whole = curl.body();
            assertThat(whole).containsPattern("P[0-9A-F]{20}").doesNotContain("Fictional", "A-4711", Scan.STUDY);
            assertThat(whole.split("application/dicom; transfer-syntax=1.2.840.10008.1.2.1\r\n", -1))
                    .as("parts, all turned into the encoding that is meant where none is named")
                    .hasSize(3);
            assertThat(curl.get(
                            study + "/series/" + Scan.STUDY + ".1/instances/" + Scan.STUDY + ".1.1",
                            PLAIN + "; transfer-syntax=*"))
                    .isEqualTo("200");
            assertThat(curl.body()).contains("application/dicom; transfer-syntax=1.2.840.10008.1.2\r\n");
            assertThat(curl.get(study + "/series/1.2.3", PLAIN)).isEqualTo("404");
            assertThat(curl.get(study, "image/jpeg")).isEqualTo("406");

            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, false));
            curl.awaited(study, PLAIN, "404");
        } finally {
            // other classes share this server
            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, true));
        }
    }

    @Test
    void whatOrthancHasIsSearchedAndItsHeadersAreShownUntilANo() throws Exception {
        String others = "2.999.1.80";
        AgentCurl curl = curl();
        try (OrthancWeb orthanc = OrthancWeb.start(temp.resolve("searched"), Platform.originPort())) {
            orthanc.put(
                    ArchivedScans.file(Scan.withPixels(Scan.ct(Entries.ANNA.value(), 1)), TransferSyntax.EXPLICIT_LE));
            orthanc.put(
                    ArchivedScans.file(Scan.withPixels(Scan.ct(Entries.ANNA.value(), 2)), TransferSyntax.IMPLICIT_LE));
            orthanc.put(ArchivedScans.file(
                    Scan.withPixels(Scan.ct(Entries.ANNA.value(), 3)).put(Tag.BURNED_IN_ANNOTATION, "YES"),
                    TransferSyntax.EXPLICIT_LE));
            orthanc.put(ArchivedScans.file(ArchivedScans.bens(others), TransferSyntax.EXPLICIT_LE));
            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, true));
            Platform.server().add(Entries.linked(Platform.server().next(), new StudyUid(Scan.STUDY), Entries.ANNA));
            Platform.server().add(Entries.linked(Platform.server().next(), new StudyUid(others), Entries.BEN));
            Platform.server()
                    .add(Entries.recipient(Platform.server().next(), Status.ACTIVE, ROUTE, ArchivedScans.route()));
            String study = "/studies/" + Scan.STUDY;
            curl.awaited(study + "/metadata", AgentCurl.JSON, "206");

            SearchedOrthanc searched = new SearchedOrthanc(curl, others);
            searched.showsHeaders();
            searched.listsStudies();
            searched.listsSeriesAndInstances();
            searched.refusesTheRest();

            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, false));
            curl.awaited(study + "/metadata", AgentCurl.JSON, "404");
            searched.listsNothing();
        } finally {
            // other classes share this server
            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, true));
        }
    }

    /**
     * Reading an address otherwise than nginx or Orthanc would let another scan out than the one that was decided on.
     */
    @Test
    void nginxPassesOnWhatMayLeaveAndNothingElse() throws Exception {
        String others = "2.999.1.78";
        String anna = "/dicom-web/studies/" + Scan.STUDY;
        String ben = "/dicom-web/studies/" + others;
        String token = Platform.tokens().exportSystem();
        try (OrthancWeb archive = OrthancWeb.start(temp.resolve("archive"));
                Nginx nginx = nginx("deidentifies", archive.port(), token, "DEID");
                Nginx plain = nginx("plain", archive.port(), token, "none");
                Nginx unknown =
                        nginx("unknown", archive.port(), Platform.tokens().expired(), "DEID");
                Nginx alone = Nginx.start(temp.resolve("alone"), archive.port(), LoopbackPort.free(), token, "DEID")) {
            archive.put(ArchivedScans.file(Scan.ct(Entries.ANNA.value(), 1), TransferSyntax.EXPLICIT_LE));
            archive.put(ArchivedScans.file(ArchivedScans.bens(others), TransferSyntax.EXPLICIT_LE));
            Platform.server().add(Entries.linked(Platform.server().next(), new StudyUid(Scan.STUDY), Entries.ANNA));
            Platform.server().add(Entries.linked(Platform.server().next(), new StudyUid(others), Entries.BEN));
            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, true));
            nginx.await(anna + "/metadata", 200);

            assertThat(nginx.ask("GET " + anna + "/metadata")).contains("00100020", Scan.STUDY + ".1.1");
            assertThat(nginx.status("HEAD " + anna + "/metadata"))
                    .as("passed on to Orthanc, which has no HEAD there")
                    .isEqualTo(404);
            assertThat(nginx.status("HEAD " + ben + "/metadata")).isEqualTo(403);
            assertThat(nginx.status("GET http://elsewhere.example" + anna + "/metadata"))
                    .isEqualTo(200);
            assertThat(nginx.ask("GET " + anna + "/series/" + others + ".1/metadata"))
                    .as("Orthanc knows whose series it is")
                    .doesNotContain(others + ".1.1");

            for (String other : List.of(
                    "GET " + ben,
                    "GET " + ben + "/metadata",
                    "GET http://localhost" + ben + "/metadata",
                    "GET " + anna + "/../" + others + "/metadata",
                    "GET " + anna + "/%2e%2e/" + others + "/metadata",
                    "GET " + anna + "%2f..%2f" + others + "/metadata",
                    "GET " + anna + "/metadata/../../" + others + "/metadata",
                    "GET //dicom-web/studies/" + others + "/metadata",
                    "GET /dicom-web//studies/" + others + "/metadata",
                    "GET /./dicom-web/studies/" + others + "/metadata",
                    "GET /DICOM-WEB/studies/" + others + "/metadata",
                    "GET /dicom-web/studies?StudyInstanceUID=" + Scan.STUDY,
                    "GET /dicom-web/studies/?StudyInstanceUID=" + Scan.STUDY,
                    "GET /dicom-web/instances",
                    "GET " + anna + "/series",
                    "GET " + anna + "/instances?StudyInstanceUID=" + others,
                    "GET " + anna + "," + others + "/metadata",
                    "GET " + anna + "\\" + others + "/metadata",
                    "GET " + anna + "/metadata?accept=a%26b",
                    "POST /dicom-web/studies/",
                    "POST " + anna,
                    "DELETE " + anna,
                    "GET /studies",
                    "GET /consentry")) {
                assertThat(nginx.status(other, "X-Original-URI: " + anna, "X-Original-Method: GET"))
                        .as(other)
                        .isIn(301, 400, 403, 404, 405);
            }
            assertThat(nginx.status("POST " + anna + "/metadata", "X-HTTP-Method-Override: GET"))
                    .isEqualTo(403);

            // What the administrator wrote counts, whatever a client says.
            assertThat(plain.status("GET " + anna + "/metadata", "Consentry-Fulfills: DEID"))
                    .isEqualTo(403);
            assertThat(unknown.status("GET " + anna + "/metadata", "Authorization: Bearer " + token))
                    .isEqualTo(401);
            assertThat(alone.status("GET " + anna + "/metadata")).isEqualTo(500);

            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, false));
            nginx.await(anna + "/metadata", 403);
        } finally {
            // other classes share this server
            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, true));
        }
    }

    /** An administrator who forgot a line learns it from nginx's log, and nothing is let through. */
    @Test
    void aProxyThatIsConfiguredWronglyGetsNoAnswerThatItTakesForOne() throws Exception {
        String url = "http://127.0.0.1:" + agent.getPort() + "/access/v1/proxy";
        List<String> whole = List.of(
                "X-Original-URI: /studies/2.999.5.1",
                "X-Original-Method: GET",
                "Consentry-Root: /",
                "Consentry-Recipient: northlight",
                "Consentry-Purpose: MLTRAINING",
                "Consentry-Fulfills: DEID");
        awaitedAt(url, whole, "204");
        for (int left = 0; left < whole.size(); left++) {
            List<String> part = new ArrayList<>(whole);
            part.remove(left);
            assertThat(at(url, part)).as("without " + whole.get(left)).isEqualTo("400");
            part.addAll(List.of(whole.get(left), whole.get(left)));
            assertThat(at(url, part)).as("twice " + whole.get(left)).isEqualTo("400");
        }
        List<String> rooted = new ArrayList<>(whole);
        rooted.set(2, "Consentry-Root: /a/../b");
        assertThat(at(url, rooted)).isEqualTo("400");
        List<String> other = new ArrayList<>(whole);
        other.set(3, "Consentry-Recipient: nobody");
        assertThat(at(url, other)).isEqualTo("403");
        assertThat(at(url + "/x", whole)).isEqualTo("404");
    }

    /** Orthanc's filter of requests tells no query, and tells addresses after it has decoded them. */
    @Test
    void orthancsGuardGivesAnOutsideUserWhatTheAgentPermits() throws Exception {
        Path token = Files.writeString(temp.resolve("token"), Platform.tokens().exportSystem() + "\n");
        Path settings = Files.writeString(temp.resolve("settings.lua"), """
                CONSENTRY = { agent = 'http://127.0.0.1:%d', tokenFile = '%s', inside = { archivist = true },
                  outside = { northlight = { recipient = 'northlight', purpose = 'MLTRAINING', fulfills = { 'DEID' } },
                              plain = { recipient = 'northlight', purpose = 'MLTRAINING', fulfills = {} } } }
                """.formatted(agent.getPort(), token));
        String others = "2.999.1.79";
        try (OrthancWeb archive = OrthancWeb.guarded(
                temp.resolve("guarded"),
                List.of(
                        settings,
                        Path.of("../deploy/adapters/orthanc-guard.lua").toAbsolutePath()),
                List.of("archivist", "northlight", "plain", "stranger"))) {
            archive.put(ArchivedScans.file(Scan.ct(Entries.ANNA.value(), 1), TransferSyntax.EXPLICIT_LE));
            archive.put(ArchivedScans.file(ArchivedScans.bens(others), TransferSyntax.EXPLICIT_LE));
            Platform.server().add(Entries.linked(Platform.server().next(), new StudyUid(Scan.STUDY), Entries.ANNA));
            Platform.server().add(Entries.linked(Platform.server().next(), new StudyUid(others), Entries.BEN));
            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, true));
            String web = "/dicom-web/studies/" + Scan.STUDY;
            String own = "/studies/" + archive.lookup(Scan.STUDY);
            archive.await("northlight", web + "/metadata", 200);

            for (String mine : List.of(web, own, own + "/archive", web + "/series/" + Scan.STUDY + ".1")) {
                assertThat(archive.status("northlight", "GET", mine)).as(mine).isEqualTo(200);
                assertThat(archive.status("plain", "GET", mine)).as(mine).isEqualTo(403);
                assertThat(archive.status("stranger", "GET", mine)).as(mine).isEqualTo(403);
                assertThat(archive.status("northlight", "DELETE", mine))
                        .as(mine)
                        .isEqualTo(403);
                assertThat(archive.status("northlight", "GET", mine + "?_method=DELETE"))
                        .as("what Orthanc takes for DELETE")
                        .isEqualTo(403);
            }
            for (String other : List.of(
                    "/dicom-web/studies/" + others,
                    "/studies/" + archive.lookup(others) + "/archive",
                    "/dicom-web/studies",
                    web + "/series",
                    web + "/../" + others,
                    web + "%2f..%2f" + others,
                    web + "/",
                    own + "/patient",
                    "/studies",
                    "/patients",
                    "/changes",
                    "/wado?requestType=WADO&objectUID=" + Scan.STUDY + ".1.1",
                    "/webdav/by-uids/" + Scan.STUDY)) {
                assertThat(archive.status("northlight", "GET", other)).as(other).isEqualTo(403);
            }
            assertThat(archive.status("archivist", "GET", "/studies")).isEqualTo(200);

            archive.put(ArchivedScans.file(
                    ArchivedScans.bens(Scan.STUDY).put(Tag.SOP_INSTANCE_UID, Scan.STUDY + ".9"),
                    TransferSyntax.EXPLICIT_LE));
            assertThat(archive.status("northlight", "GET", web))
                    .as("two patients under one study's UID")
                    .isEqualTo(403);
            archive.remove("/studies/" + archive.lookup(Scan.STUDY));
            Files.delete(token);
            assertThat(archive.status("northlight", "GET", web)).isEqualTo(403);
        } finally {
            // other classes share this server
            Platform.server().add(Entries.says(Platform.server().next(), Entries.ANNA, true));
        }
    }

    /** The clients that authors of export systems copy from the documentation. */
    @ParameterizedTest
    @ValueSource(strings = {"python3 consentry_client.py", "java ConsentryClient.java"})
    void theClientsOfTheDocumentationAskTheAgent(String client) throws Exception {
        Path token = Files.writeString(temp.resolve("token"), Platform.tokens().exportSystem());
        String program = client.startsWith("java") ? System.getProperty("java.home") + "/bin/java" : "python3";
        Path file = Path.of("../deploy/adapters").resolve(client.split(" ", -1)[1]);
        List<Integer> exits = new ArrayList<>();
        for (List<String> studies : List.of(List.of("2.999.5.1"), List.of("2.999.5.1", "2.999.5.2"))) {
            List<String> command = new ArrayList<>(List.of(program, file.toString()));
            command.addAll(studies);
            ProcessBuilder asking = new ProcessBuilder(command).inheritIO();
            asking.environment()
                    .putAll(Map.of(
                            "AGENT", "http://127.0.0.1:" + agent.getPort(),
                            "RECIPIENT", "northlight",
                            "PURPOSE", "MLTRAINING",
                            "FULFILLS", "DEID",
                            "TOKEN_FILE", token.toString()));
            exits.add(asking.start().waitFor());
        }

        assertThat(exits).as("the first may leave").containsExactly(0, 1);
    }

    @Test
    void theFilterKeepsWhatTheAgentPermits() throws Exception {
        filter("StudyInstanceUID\n2.999.5.2\n2.999.5.1\n", List.of());

        assertThat(temp.resolve("kept.csv")).hasContent("StudyInstanceUID\n2.999.5.1\n");
    }

    /** Orthanc overlooks the case of Accession Numbers; the filter does not. */
    @Test
    void theFilterAsksOrthancWhatAnAccessionNumberStandsFor() throws Exception {
        try (OrthancWeb orthanc = OrthancWeb.start(temp.resolve("numbered"))) {
            orthanc.put(ArchivedScans.numbered("A:11/(x)", Entries.CHEST.value(), Entries.ANNA.value()));
            orthanc.put(ArchivedScans.numbered("B-12", Entries.HEAD.value(), Entries.BEN.value()));
            orthanc.put(ArchivedScans.numbered("M-13", "2.999.5.31", Entries.ANNA.value()));
            orthanc.put(ArchivedScans.numbered("M-13", "2.999.5.32", Entries.BEN.value()));
            orthanc.put(ArchivedScans.numbered("c-14", "2.999.5.33", Entries.ANNA.value()));
            filter(
                    "AccessionNumber\nA:11/(x)\nB-12\nM-13\nC-14\nA:11\nD-15\n",
                    List.of("--archive", "http://127.0.0.1:" + orthanc.port() + "/dicom-web"));

            assertThat(temp.resolve("kept.csv")).hasContent("AccessionNumber\nA:11/(x)\n");
            assertThat(temp.resolve("refused.csv")).hasContent("""
                    AccessionNumber,consentry_code
                    B-12,OPT_IN_MISSING
                    M-13,MIXED_PATIENT
                    C-14,ACCESSION_AMBIGUOUS
                    A:11,ACCESSION_UNKNOWN
                    D-15,ACCESSION_UNKNOWN
                    """);
        }
    }

    private void filter(String manifest, List<String> more) throws Exception {
        Path file = Files.writeString(temp.resolve("in.csv"), manifest);
        Path token = Files.writeString(temp.resolve("token"), Platform.tokens().exportSystem());
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-cp"));
        command.addAll(List.of(System.getProperty("java.class.path"), "org.consentry.agent.filter.Filter", "manifest"));
        command.addAll(List.of(file.toString(), temp + "/kept.csv", temp + "/refused.csv"));
        command.addAll(List.of("--agent", "http://127.0.0.1:" + agent.getPort(), "--recipient", "northlight"));
        command.addAll(List.of("--purpose", "MLTRAINING", "--fulfills", "DEID", "--token-file", token.toString()));
        command.addAll(more);

        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private Nginx nginx(String name, int archive, String token, String fulfills) throws IOException {
        return Nginx.start(temp.resolve(name), archive, agent.getPort(), token, fulfills);
    }

    private void awaitedAt(String url, List<String> headers, String status) throws Exception {
        String said = at(url, headers);
        for (int i = 0; !said.equals(status); i++) {
            assertThat(i).as(said).isLessThan(100);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            said = at(url, headers);
        }
    }

    private String at(String url, List<String> headers) throws Exception {
        return curl().at(url, Platform.tokens().exportSystem(), headers);
    }

    private AgentCurl curl() {
        return new AgentCurl(temp, agent, "ORTHANC_READ");
    }
}
