// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.consentry.portal.Samples.TODAY;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.SamplePages.Sample;
import org.consentry.portal.activity.ActivityPage;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.look.Looks;
import org.consentry.portal.fhir.look.Opened;
import org.consentry.portal.fhir.look.StaffLook;
import org.consentry.portal.fhir.question.MessageText;
import org.consentry.portal.question.FormState;
import org.consentry.portal.question.NewQuestionPage;
import org.consentry.portal.question.QuestionForm;
import org.consentry.portal.question.ShownForm;
import org.consentry.portal.view.Layout.Who;

/** Who looked at a patient's page, and the question about a look, in every state. */
final class ActivitySamplePages {
    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");
    private static final StaffLook LONG =
            look("look2", AT.plus(Duration.ofMinutes(20)), List.of(Opened.values()), true);

    private final List<Sample> samples = new ArrayList<>();

    static List<Sample> all() {
        var pages = new ActivitySamplePages();
        var marked = new StaffLook(
                "look3", AT, AT.plusSeconds(59), "Dana <b>Reyes</b>", "To <b>test</b>", List.of(Opened.LIST), false);
        pages.activity("activity", PageSection.there(new Looks(List.of(LONG, Samples.look(), marked), 1, 25, 3)));
        pages.activity("activity-page", PageSection.there(new Looks(List.of(LONG, Samples.look()), 2, 25, 60)));
        pages.activity("activity-empty", PageSection.there(new Looks(List.of(), 1, 25, 0)));
        pages.activity("activity-away", PageSection.missing());
        pages.question("look", "prefill.look", Optional.of(LONG));
        pages.question("look-some", "prefill.look.some", Optional.empty());
        return List.copyOf(pages.samples);
    }

    private static StaffLook look(String id, Instant last, List<Opened> opened, boolean more) {
        return new StaffLook(id, AT, last, "Dana Reyes", "To look into a complaint", opened, more);
    }

    private void activity(String name, PageSection<Looks> looks) {
        samples.add(new Sample(name, "activity/activity.html", Who.PATIENT, new ActivityPage(looks)));
    }

    private void question(String name, String prefill, Optional<StaffLook> look) {
        var form = new ShownForm(new QuestionForm("", MessageText.NONE, "key"), FormState.FRESH);
        samples.add(new Sample(
                "question-new-" + name,
                "question/new.html",
                Who.PATIENT,
                new NewQuestionPage(form, prefill, "", look, TODAY)));
    }
}
