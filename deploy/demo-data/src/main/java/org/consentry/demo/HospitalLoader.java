// SPDX-License-Identifier: Apache-2.0
package org.consentry.demo;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReportJson;
import org.consentry.protocol.Json;

/** Brings the fictional hospital's records into a running consent server. Loading twice changes nothing. */
final class HospitalLoader {

    private static final int DAYS_SINCE_NO = 120;
    private static final int BATCH = 50;
    private static final String OPEN_QUESTION =
            "I had a mammogram last year. Did a company get it? I do not want that. Please tell me what to do.";

    private final RegistrarClient registrar;
    private final RegistrarClient archive;
    private final URI server;
    private final LocalDate today;

    /**
     * A loader.
     *
     * @param registrar may write patients, scans and recipients
     * @param archive may report disclosures
     * @param server the consent server, without a slash at the end
     */
    HospitalLoader(RegistrarClient registrar, RegistrarClient archive, URI server, InstantSource clock) {
        this.registrar = registrar;
        this.archive = archive;
        this.server = server;
        this.today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Whether {@link #load} has been here before and got to its end. */
    boolean isLoaded() {
        return registrar.read("Device/" + lastLoaded()).isPresent();
    }

    /** Loads everything but the routes. */
    void load() {
        DemoRecipient.all()
                .forEach(recipient -> registrar.putOnce(HospitalRecords.organization(recipient, today.minusDays(20))));
        DemoPatient.all().forEach(patient -> registrar.putOnce(HospitalRecords.patient(patient)));
        DemoScan.all(today).forEach(scan -> registrar.putOnce(HospitalRecords.imagingStudy(scan)));
        reportPastSharing();
        registrar.create(HospitalRecords.question(DemoPatient.all().get(2), OPEN_QUESTION));
        DemoRecipient.all().stream().map(HospitalRecords::device).forEach(registrar::putOnce);
    }

    /** Points each route to where its recipient listens now: the first ones to real receivers, the rest to none. */
    void route(List<Integer> ports) {
        for (int i = 0; i < DemoRecipient.all().size(); i++) {
            JsonObject wanted =
                    HospitalRecords.endpoint(DemoRecipient.all().get(i), ports.get(Math.min(i, ports.size() - 1)));
            Optional<JsonObject> there =
                    registrar.read("Endpoint/" + wanted.getString("id")).map(HospitalLoader::parse);
            if (there.isEmpty()) {
                registrar.put(wanted, null);
            } else if (!there.get().getString("address").equals(wanted.getString("address"))) {
                String version = there.get().getJsonObject("meta").getString("versionId");
                registrar.put(wanted, "W/\"" + version + "\"");
            }
        }
    }

    private void reportPastSharing() {
        LocalDate since = today.minusDays(DAYS_SINCE_NO);
        DemoPatient ben = DemoPatient.all().get(1);
        String reference = noOf(ben, since);
        List<DisclosureReport> reports = PastSharing.reports(today, since, Set.of(reference));
        for (int from = 0; from < reports.size(); from += BATCH) {
            List<DisclosureReport> batch = reports.subList(from, Math.min(from + BATCH, reports.size()));
            archive.post(
                    URI.create(server + "/agent/v1/disclosures"),
                    DisclosureReportJson.write(new DisclosureReportJson.Batch(PastSharing.AGENT, batch))
                            .toString());
        }
    }

    private String noOf(DemoPatient patient, LocalDate since) {
        JsonObject found =
                parse(registrar.read("Consent?patient=Patient/" + patient.id()).orElseThrow());
        JsonObject consent = found.containsKey("entry")
                ? found.getJsonArray("entry").getJsonObject(0).getJsonObject("resource")
                : parse(registrar.create(
                        HospitalRecords.noToAi(patient, since.atStartOfDay().toInstant(ZoneOffset.UTC))));
        return "Consent/" + consent.getString("id") + "/_history/"
                + consent.getJsonObject("meta").getString("versionId");
    }

    private static String lastLoaded() {
        List<DemoRecipient> all = DemoRecipient.all();
        return HospitalRecords.device(all.get(all.size() - 1)).getString("id");
    }

    private static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
