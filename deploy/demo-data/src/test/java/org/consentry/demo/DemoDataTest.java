// SPDX-License-Identifier: Apache-2.0
package org.consentry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dataset.Tag;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDataTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    @Test
    void twelvePatientsHaveSixtyScansAndTheyAreAlwaysTheSame() {
        List<DemoScan> scans = DemoScan.all(TODAY);

        assertThat(DemoPatient.all()).hasSize(12);
        assertThat(scans).hasSize(60).isEqualTo(DemoScan.all(TODAY));
        assertThat(scans).extracting(DemoScan::uid).doesNotHaveDuplicates();
        assertThat(scans).extracting(DemoScan::patient).containsAll(DemoPatient.all());
        assertThat(scans).allMatch(scan -> scan.taken().isBefore(TODAY));
        assertThat(scans.get(0).patient().id()).isEqualTo("demo-patient-01");
        assertThat(scans.get(0).kind()).isEqualTo(DemoScan.Kind.CHEST_CT);
    }

    @Test
    void noScanIsSharedBeforeItIsTakenOrInTheFuture() {
        List<DemoScan> scans = DemoScan.all(TODAY);

        for (DisclosureReport report : reports()) {
            DemoScan scan = scans.stream()
                    .filter(each -> each.uid().equals(report.study()))
                    .findFirst()
                    .orElseThrow();
            assertThat(report.patient()).isEqualTo(scan.patient().identifier());
            assertThat(DemoRecipient.all())
                    .filteredOn(recipient -> recipient.calledAe().equals(report.route()))
                    .allMatch(recipient -> recipient.takes().contains(scan.kind()));
            LocalDate day = LocalDate.ofInstant(report.at(), ZoneOffset.UTC);
            assertThat(day).isAfter(scan.taken()).isBefore(TODAY);
        }
    }

    @Test
    void reportsAreNumberedFromOneInTheOrderOfTime() {
        assertThat(reports())
                .extracting(DisclosureReport::sequence)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, reports().size())
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(reports()).isSortedAccordingTo(java.util.Comparator.comparing(DisclosureReport::at));
    }

    @Test
    void companiesGetNothingOfBensAfterHisNo() {
        List<DisclosureReport> bensToCompanies = reports().stream()
                .filter(report -> DemoPatient.all().get(1).identifier().equals(report.patient()))
                .filter(report -> report.route().endsWith("_AI"))
                .toList();

        assertThat(bensToCompanies)
                .allSatisfy(report -> assertThat(report.state() == State.REFUSED)
                        .isEqualTo(!LocalDate.ofInstant(report.at(), ZoneOffset.UTC)
                                .isBefore(TODAY.minusDays(120))));
        assertThat(bensToCompanies).anyMatch(report -> report.state() == State.REFUSED);
    }

    @Test
    void imagesSayWhoseTheyAre(@TempDir Path folder) throws IOException {
        Set<String> instances = new HashSet<>();
        for (DemoScan scan : DemoScan.all(TODAY).subList(0, 3)) {
            List<Path> files = ScanImages.write(scan, folder);
            assertThat(files).hasSize(scan.kind().instances());
            for (Path file : files) {
                Dataset image = header(file);
                assertThat(image.string(Tag.PATIENT_ID)).contains(scan.patient().number());
                assertThat(image.string(Tag.STUDY_INSTANCE_UID))
                        .contains(scan.uid().value());
                assertThat(instances.add(image.string(Tag.SOP_INSTANCE_UID).orElseThrow()))
                        .isTrue();
            }
        }
    }

    @Test
    void everyRecipientSaysWhereAndHowLong() {
        assertThat(DemoRecipient.all()).hasSize(6);
        for (DemoRecipient recipient : DemoRecipient.all()) {
            JsonObject json = HospitalRecords.organization(recipient, TODAY);
            assertThat(json.getJsonArray("address").getJsonObject(0).getString("country"))
                    .hasSize(2);
            assertThat(recipient.facts()).containsKeys("makes", "gets", "why", "kept-until", "kept-then", "cloud");
            assertThat(recipient.calledAe().length()).isLessThanOrEqualTo(16);
        }
    }

    private static List<DisclosureReport> reports() {
        return PastSharing.reports(TODAY, TODAY.minusDays(120), Set.of("Consent/x/_history/1"));
    }

    private static Dataset header(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return DicomFile.read(in, Limits.STANDARD).header().dataset();
        }
    }
}
