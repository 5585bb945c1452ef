// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What it costs to check a Consent, by its size, up to the limits of the server. The topic has its Consent, so each is
 * checked whole and then answered with 409; those with contained resources are answered with 422, after R4's own check.
 */
final class SizesBench {

    private static final int TIMES = 5;
    private static final List<Integer> PROVISIONS = List.of(10, 20, 40, 80, 160, 320, 499);
    private static final List<Integer> CONTAINED = List.of(10, 20, 40, 80, 100);
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final BenchClient patient;
    private final Figures figures;

    SizesBench(BenchClient patient, Figures figures) {
        this.patient = patient;
        this.figures = figures;
    }

    void run() throws IOException, InterruptedException {
        patient.tryPost("Consent", consent("", 1, i -> ""));
        for (int count : PROVISIONS) {
            measure(count + " provisions", consent("", count, i -> ""), CONFLICT);
        }
        for (int count : CONTAINED) {
            String contained =
                    list(count, i -> "{\"resourceType\":\"Organization\",\"id\":\"c" + i + "\",\"name\":\"x\"}");
            measure(
                    count + " contained and referred to",
                    consent("\"contained\":[" + contained + "],", count, SizesBench::actor),
                    UNPROCESSABLE);
        }
    }

    private void measure(String what, String body, int expected) throws IOException, InterruptedException {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            long begin = System.nanoTime();
            int status = patient.tryPost("Consent", body);
            took.add(System.nanoTime() - begin);
            if (status != expected) {
                throw new IOException("expected status " + expected + ", found " + status + " for " + what);
            }
        }
        figures.add(what, took);
    }

    private static String consent(String before, int provisions, IntFunction<String> actor) {
        String one = "\"purpose\":[" + purpose("CLINTRCH") + "]}";
        String all = list(provisions, i -> "{\"type\":\"deny\"," + actor.apply(i) + one);
        return String.format(
                Locale.ROOT,
                """
            {"resourceType":"Consent","status":"active",%s
            "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
            "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],
            "identifier":[{"system":"https://consentry.org/fhir/consent-topic","value":"ai/sizes"}],
            "patient":{"reference":"Patient/%s"},"performer":[{"reference":"Patient/%s"}],"dateTime":"%s",
            "policy":[{"uri":"https://consentry.org/fhir/text/ai/sizes"}],
            "provision":{"type":"permit","purpose":[%s],"provision":[%s]}}""",
                before,
                BigHospital.PATIENT,
                BigHospital.PATIENT,
                InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS),
                purpose("HRESCH"),
                all);
    }

    private static String actor(int number) {
        return String.format(Locale.ROOT, """
            "actor":[{"role":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
            "code":"IRCP"}]},"reference":{"reference":"#c%d"}}],""", number);
    }

    private static String purpose(String code) {
        return String.format(Locale.ROOT, """
            {"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"%s"}""", code);
    }

    private static String list(int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(","));
    }
}
