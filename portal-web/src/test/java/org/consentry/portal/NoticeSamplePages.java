// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consentry.portal.SamplePages.Sample;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.notice.Notice;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.notice.NoticeForm;
import org.consentry.portal.staff.notice.NoticesPage;
import org.consentry.portal.start.LanguageHelp;
import org.consentry.portal.view.Layout.Who;

/** What the hospital told, for everybody, for one patient and for staff; and that help is free, in many languages. */
final class NoticeSamplePages {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final Instant AT = Instant.parse("2026-03-03T15:00:00Z");
    private static final Map<String, String> GROUPS = Map.of("northlight", "Northlight Imaging AI");
    private static final NoticeForm TYPED =
            new NoticeForm("gap", "", "03/01/2026", "03/02/2026", "Two <b>days</b> are missing.", "Faltan dos días.");

    private NoticeSamplePages() {}

    static List<Sample> all() {
        var samples = new ArrayList<Sample>();
        samples.add(new Sample("updates", "notice/updates.html", Who.PUBLIC, PageSection.there(published())));
        samples.add(new Sample(
                "language-help", "start/language-help.html", Who.PUBLIC, LanguageHelp.read("555-0100", Set.of("es"))));
        samples.add(new Sample("updates-none", "notice/updates.html", Who.PUBLIC, PageSection.there(List.of())));
        samples.add(new Sample("updates-away", "notice/updates.html", Who.PUBLIC, PageSection.missing()));
        samples.add(staff("staff-notices", new NoticeForm("", "", "", "", "", ""), List.of(), "staff.notices.told"));
        samples.add(staff(
                "staff-notices-mistakes",
                TYPED,
                List.of(
                        new Mistake("kind", "staff.error.notices.kind"),
                        new Mistake("company", "staff.error.notices.company.none"),
                        new Mistake("from", "staff.error.notices.from"),
                        new Mistake("to", "staff.error.notices.to.early"),
                        new Mistake("en", "staff.error.notices.en"),
                        new Mistake("es", "staff.error.notices.es")),
                "staff.notices.expired"));
        for (String kind : List.of("gap", "breach")) {
            samples.add(new Sample(
                    "staff-notice-" + kind,
                    "staff/notice-check.html",
                    Who.STAFF,
                    new NoticesPage.Check(notice("0", kind, Optional.empty()), TYPED, "key")));
        }
        return samples;
    }

    private static Sample staff(String name, NoticeForm form, List<Mistake> mistakes, String notice) {
        var all = new ArrayList<>(told());
        all.addAll(published());
        return new Sample(
                name,
                "staff/notices.html",
                Who.STAFF,
                new NoticesPage(all, GROUPS, form, mistakes, Optional.of(notice)));
    }

    /** What one patient reads. */
    static List<Notice> told() {
        return List.of(notice("4", "breach", Optional.empty()), notice("3", "outage", Optional.empty()));
    }

    /** Missing lines, of which one notice is over. */
    static List<Notice> gaps() {
        return published().stream().filter(Notice::gap).toList();
    }

    private static List<Notice> published() {
        return List.of(
                notice("7", "company", Optional.empty()),
                notice("6", "gap", Optional.empty()),
                notice("5", "gap", Optional.of(AT)));
    }

    private static Notice notice(String id, String kind, Optional<Instant> ended) {
        boolean group = Notice.ofCompany(kind);
        Optional<LocalDate> to = switch (id) {
            case "3" -> Optional.of(MARCH);
            case "6", "7" -> Optional.empty();
            default -> Optional.of(MARCH.plusDays(1));
        };
        return new Notice(
                id,
                kind,
                group ? "northlight" : "",
                group ? "Northlight <b>Imaging</b> AI" : "",
                MARCH,
                to,
                "Two <b>days</b> are missing.",
                "Faltan dos días.",
                Optional.of(AT),
                ended);
    }
}
