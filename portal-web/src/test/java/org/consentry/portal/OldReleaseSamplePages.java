// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consentry.portal.SamplePages.Sample;
import org.consentry.portal.fhir.oldrelease.FileFault;
import org.consentry.portal.fhir.oldrelease.FileTrial;
import org.consentry.portal.fhir.sharing.SharedKind;
import org.consentry.portal.fhir.sharing.SharingEvent;
import org.consentry.portal.fhir.sharing.SharingRow;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.oldrelease.OldFileForm;
import org.consentry.portal.staff.oldrelease.OldFilePage;
import org.consentry.portal.staff.oldrelease.OldTrialPage;
import org.consentry.portal.view.Layout.Who;

/** The pages on which staff take over old releases. */
final class OldReleaseSamplePages {
    /** Every fault that the server tells. */
    private static final List<String> FAULTS = List.of(
            "encoding",
            "quote",
            "no-rows",
            "many-rows",
            "unknown-column",
            "column-twice",
            "no-column",
            "cells",
            "empty",
            "text",
            "uid",
            "day",
            "future",
            "early",
            "before-scan",
            "purpose",
            "country",
            "name",
            "images",
            "no-recipient",
            "several-recipients",
            "no-patient",
            "several-patients",
            "no-scan",
            "several-scans",
            "other-scan",
            "twice",
            "on-record");

    private static final String FORM = "staff/old-releases.html";

    private OldReleaseSamplePages() {}

    static List<Sample> all() {
        List<Mistake> mistakes = Stream.of("none", "both", "large")
                .map(end -> new Mistake("file", "staff.error.old." + end))
                .toList();
        FileTrial good = new FileTrial("aa", 3, 2, List.of(4), 1, List.of(), 0);
        return List.of(
                new Sample("staff-old", FORM, Who.STAFF, new OldFilePage(new OldFileForm("", ""), List.of())),
                new Sample("staff-old-mistakes", FORM, Who.STAFF, new OldFilePage(new OldFileForm("a", "b"), mistakes)),
                result("staff-old-good", good, false),
                result("staff-old-saved", good, true),
                result("staff-old-nothing", new FileTrial("aa", 1, 0, List.of(2), 1, List.of(), 0), false),
                result("staff-old-faults", faults(), false));
    }

    /** What staff entered from old records, which tell the day alone. */
    static SharingRow old(String id) {
        SharingEvent line = new SharingEvent(
                id,
                SharingEvent.State.SENT,
                Instant.parse("2021-03-14T05:00:00Z"),
                "MLTRAINING",
                "northlight",
                "",
                "Old records of the hospital",
                "",
                SharedKind.SCAN,
                Map.of(
                        "entered-from", "old-records",
                        "permission", "Signed form of 2020",
                        "country", "CA",
                        "identifiability", "none",
                        "instances", "214",
                        "time", "day"),
                List.of(),
                "");
        return new SharingRow(line, "Northlight Imaging AI", "company", Optional.empty(), 1, line.at());
    }

    private static FileTrial faults() {
        List<FileFault> all = IntStream.range(0, FAULTS.size())
                .mapToObj(i -> new FileFault(
                        i < 4 ? 0 : i, i % 3 == 0 ? "sent" : "", FAULTS.get(i), i == 11 ? "<b>03/14/2021</b>" : ""))
                .toList();
        return new FileTrial("aa", 40, 0, List.of(), 0, all, FAULTS.size() + 7);
    }

    private static Sample result(String name, FileTrial trial, boolean saved) {
        return new Sample(name, "staff/old-releases-result.html", Who.STAFF, new OldTrialPage(trial, saved));
    }
}
