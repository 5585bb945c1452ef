// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.SamplePages.Sample;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.note.AlertSetting;
import org.consentry.portal.fhir.note.AlertSetting.Pick;
import org.consentry.portal.fhir.note.AlertSetting.Reach;
import org.consentry.portal.settings.AlertsForm;
import org.consentry.portal.settings.AlertsPage;
import org.consentry.portal.settings.AlertsPage.Notice;
import org.consentry.portal.settings.SettingsPage;
import org.consentry.portal.view.Layout.Who;

/** Settings of patients, in every state. */
final class SettingsSamplePages {

    private static final Instant PICKED = Instant.parse("2026-03-03T15:00:00Z");

    private final List<Sample> samples = new ArrayList<>();

    static List<Sample> all() {
        var pages = new SettingsSamplePages();
        pages.add("settings", "settings", new SettingsPage(true));
        pages.add("settings-no-account", "settings", new SettingsPage(false));
        for (Pick pick : Pick.values()) {
            pages.alerts("alerts-" + pick, setting(pick), Optional.empty());
        }
        for (Reach reach : List.of(Reach.NO_MAIL, Reach.NO_ADDRESS)) {
            pages.alerts("alerts-" + reach, new AlertSetting(reach, Pick.NONE, Optional.empty(), 0), Optional.empty());
        }
        for (Notice notice : Notice.values()) {
            pages.alerts("alerts-" + notice, setting(Pick.MONTH), Optional.of(notice));
        }
        pages.add(
                "alerts-away",
                "alerts",
                new AlertsPage(PageSection.missing(), new AlertsForm(Pick.EACH, 3), Optional.of(Notice.NOT_SAVED)));
        return List.copyOf(pages.samples);
    }

    private static AlertSetting setting(Pick pick) {
        boolean picked = pick != Pick.NONE;
        return new AlertSetting(Reach.YES, pick, Optional.of(PICKED).filter(at -> picked), picked ? 3 : 0);
    }

    /** After a conflict and a mistake, the form has another pick than what holds. */
    private void alerts(String name, AlertSetting setting, Optional<Notice> notice) {
        Pick shown = notice.filter(n -> n == Notice.CONFLICT).isPresent() ? Pick.OFF : setting.pick();
        Pick form = notice.filter(n -> n == Notice.PICK).isPresent() ? Pick.NONE : shown;
        add(
                name,
                "alerts",
                new AlertsPage(PageSection.there(setting), new AlertsForm(form, setting.version()), notice));
    }

    private void add(String name, String template, Object page) {
        samples.add(new Sample(name, "settings/" + template + ".html", Who.PATIENT, page));
    }
}
