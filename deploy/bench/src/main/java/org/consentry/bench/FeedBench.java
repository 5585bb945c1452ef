// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fifty Consents are saved each second; how long until each comes out of the feed, and how long saving takes. */
final class FeedBench {

    private static final int PER_SECOND = 50;
    private static final int SECONDS = 30;
    private static final Pattern NUMBER = Pattern.compile("\"BENCH-(\\d+)\"");
    private static final Pattern HEAD = Pattern.compile("\"head\"\\s*:\\s*(\\d+)");
    private static final Pattern EPOCH = Pattern.compile("\"epoch\"\\s*:\\s*\"([^\"]+)\"");

    private final URI server;
    private final String agentToken;
    private final BenchClient registrar;
    private final InstantSource clock;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Long, Long> asked = new ConcurrentHashMap<>();
    private final Map<Long, Long> saved = new ConcurrentHashMap<>();
    private final Map<Long, Long> seen = new ConcurrentHashMap<>();

    FeedBench(URI server, String agentToken, BenchClient registrar, InstantSource clock) {
        this.server = server;
        this.agentToken = agentToken;
        this.registrar = registrar;
        this.clock = clock;
    }

    /** Saves for patients from this number on, who have not said anything yet. */
    void run(long firstPatient, Figures figures) throws IOException, InterruptedException {
        Thread follower = new Thread(this::follow, "follower");
        follower.setDaemon(true);
        follower.start();
        Thread.sleep(2000);
        ExecutorService savers = Executors.newFixedThreadPool(8);
        long begin = System.nanoTime();
        int all = PER_SECOND * SECONDS;
        long patient = firstPatient;
        for (int i = 0; i < all; i++) {
            long due = begin + i * (1_000_000_000L / PER_SECOND);
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            patient = NewConsent.after(patient);
            long whose = patient;
            savers.execute(() -> save(whose));
        }
        savers.shutdown();
        if (!savers.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new IOException("expected all Consents to be saved within a minute");
        }
        if (saved.size() < all) {
            throw new IOException("expected " + all + " Consents to be saved, found " + saved.size());
        }
        Thread.sleep(3000);
        List<Long> saving = new ArrayList<>();
        List<Long> visible = new ArrayList<>();
        saved.forEach((whose, at) -> {
            saving.add(at - asked.getOrDefault(whose, at));
            visible.add(Math.max(0, seen.getOrDefault(whose, Long.MAX_VALUE) - at));
        });
        figures.add("Consent saved (request to answer)", saving);
        figures.add("Consent answered to visible in the feed", visible);
        figures.line("Consents saved but not seen,"
                + saved.keySet().stream()
                        .filter(whose -> !seen.containsKey(whose))
                        .count());
    }

    private void save(long patient) {
        asked.put(patient, System.nanoTime());
        try {
            registrar.post("Consent", NewConsent.of(patient, clock.instant()));
            saved.put(patient, System.nanoTime());
        } catch (IOException e) {
            System.getLogger("bench").log(System.Logger.Level.WARNING, "Not saved: {0}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try {
            String first = poll("feed?after=0&epoch=none");
            String epoch = "";
            long after = 0;
            if (first.isEmpty()) {
                String header = poll("snapshot").lines().findFirst().orElse("");
                epoch = found(EPOCH, header);
                after = Long.parseLong(found(Pattern.compile("\"position\"\\s*:\\s*(\\d+)"), header));
            }
            while (true) {
                String batch = poll("feed?after=" + after + "&epoch=" + epoch + "&wait=10");
                long now = System.nanoTime();
                Matcher number = NUMBER.matcher(batch);
                while (number.find()) {
                    seen.putIfAbsent(Long.parseLong(number.group(1)), now);
                }
                after = Long.parseLong(found(HEAD, batch));
            }
        } catch (IOException e) {
            System.getLogger("bench").log(System.Logger.Level.ERROR, "The feed cannot be followed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String found(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("expected " + pattern + " in the feed's answer");
        }
        return matcher.group(1);
    }

    private String poll(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        server + "/agent/v1/" + path + (path.contains("?") ? "&agent=archive&site=archive" : "")))
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", "Bearer " + agentToken)
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() == 410) {
            return "";
        }
        if (response.statusCode() != 200) {
            throw new IOException("expected status 200 from " + path + ", found " + response.statusCode());
        }
        return response.body();
    }
}
