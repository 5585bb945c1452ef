// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.consentry.launcher.web.ListenerTls;
import org.consentry.tls.MadePair;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real portal, consent server and agent with TLS, as the units start them: only an agent without a server had been
 * started so. Keycloak stays plain on loopback.
 */
@Timeout(900)
class SecureStackIT {
    private static final Path RUN = Path.of("target", "it-tls-run").toAbsolutePath();
    private static final String YEAR = "max-age=31536000";
    private static final String PATIENT = """
            {"resourceType":"Patient","id":"demo-patient-01","active":true,"birthDate":"1980-01-01",
             "identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
              "system":"urn:oid:2.999.1","value":"TLS-1"}],"name":[{"family":"Example","given":["Anna"]}]}""";

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static RunningStack stack;

    @SuppressWarnings("NullAway.Init")
    private static MadePair first;

    @SuppressWarnings("NullAway.Init")
    private static MadePair second;

    @BeforeAll
    static void start() throws Exception {
        first = MadePair.of(folder, "first");
        second = MadePair.of(folder, "second");
        write(first);
        first.writeCertificate(folder.resolve("one.pem"));
        second.writeCertificate(folder.resolve("two.pem"));
        Path authorities = Files.writeString(
                folder.resolve("authorities.pem"),
                Files.readString(folder.resolve("one.pem")) + Files.readString(folder.resolve("two.pem")));
        Stack.reset(new RunFolder(RUN));
        Path checkout = Artifacts.checkoutAround(Path.of(""));
        StackConfig config = StackConfig.inCheckout(checkout, RUN)
                .withPorts(Ports.free())
                .withParts(EnumSet.allOf(Part.class))
                .withSetting(Part.MAIN, "TLS_AUTHORITIES", authorities.toString())
                .withSetting(Part.AGENT, "TLS_AUTHORITIES", authorities.toString())
                .withTls(new ListenerTls(
                        checkout.resolve("deploy/tls/target/consentry-tls.jar"),
                        folder.resolve("chain.pem"),
                        folder.resolve("key.pem")));
        stack = Stack.start(config, Progress.SILENT);
        assertThat(visitor()
                        .get(URI.create(stack.endpoints().agent() + "/health/live"))
                        .statusCode())
                .as("what has been started answers")
                .isEqualTo(200);
        SecureVisitor registrar = visitor();
        assertThat(registrar
                        .put(
                                URI.create(fhir() + "/Patient/demo-patient-01"),
                                PATIENT,
                                stack.tokens().ofClient(Client.REGISTRAR))
                        .statusCode())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void aPatientsNoReachesTheAgentAndTheNextCertificateIsShownMeanwhile() throws Exception {
        URI portal = stack.endpoints().portal();
        SecureVisitor anna = visitor();

        HttpResponse<String> home = anna.signIn(portal, "anna", "demo-anna");
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.uri()).hasScheme("https").hasPort(portal.getPort());

        HttpResponse<String> stop = anna.get(URI.create(portal + "/choices/stop"));
        HttpResponse<String> saved =
                anna.post(URI.create(portal + "/choices/stop"), SecureVisitor.hidden(stop.body(), "/choices/stop"));
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(anna.get(URI.create(portal + "/home")).body()).contains("You said no on ");
        await("the agent", () -> agentIsReady(visitor()));
        await("the no at the agent", () -> anna.get(saved.uri()).body().contains("works at 1 of 1 place"));

        write(second);
        for (URI place :
                List.of(portal, stack.endpoints().systems(), stack.endpoints().agent())) {
            await(
                    "the new certificate of " + place,
                    () -> SecureVisitor.serial(visitor().get(place)).equals(second.serial()));
        }
        assertThat(anna.get(URI.create(portal + "/home")).body()).contains("You said no on ");
        await("the agent after it", () -> agentIsReady(visitor()));
    }

    @Test
    void everyAnswerSaysThatTlsIsTheOnlyWay() throws Exception {
        URI portal = stack.endpoints().portal();
        for (URI place : List.of(
                portal.resolve("/"),
                portal.resolve("/nowhere"),
                URI.create(fhir() + "/metadata"),
                URI.create(fhir() + "/Patient"),
                URI.create(stack.endpoints().systems() + "/r4/metadata"),
                URI.create(stack.endpoints().agent() + "/health/live"))) {
            assertThat(visitor().get(place).headers().allValues("Strict-Transport-Security"))
                    .as(place.toString())
                    .singleElement()
                    .asString()
                    .startsWith(YEAR);
        }
    }

    @Test
    void everyCookieIsForThisHostAndTlsOnly() throws Exception {
        SecureVisitor anna = visitor();
        URI portal = stack.endpoints().portal();

        assertThat(anna.signIn(portal, "anna", "demo-anna").uri().getAuthority())
                .isEqualTo(portal.getAuthority());

        assertThat(anna.said(portal))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-")
                        .containsIgnoringCase("; Secure")
                        .containsIgnoringCase("; HttpOnly")
                        .containsIgnoringCase("; Path=/")
                        .doesNotContainIgnoringCase("; Domain="));
    }

    private static boolean agentIsReady(SecureVisitor visitor) throws Exception {
        return visitor.get(URI.create(stack.endpoints().agent() + "/health/ready"))
                        .statusCode()
                == 200;
    }

    private static URI fhir() {
        return stack.endpoints().fhir();
    }

    private static SecureVisitor visitor() throws Exception {
        return new SecureVisitor(List.of(first, second));
    }

    private static void write(MadePair pair) throws Exception {
        pair.writeCertificate(folder.resolve("chain.pem"));
        pair.writeKey(folder.resolve("key.pem"));
    }

    private static void await(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("no end of waiting for " + what).isLessThan(end);
            Thread.sleep(500);
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }
}
