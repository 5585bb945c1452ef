// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.home;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.config.PortalConfig;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.ChoiceClient;
import org.consentry.portal.fhir.look.LookClient;
import org.consentry.portal.fhir.notice.NoticeClient;
import org.consentry.portal.fhir.question.QuestionClient;
import org.consentry.portal.fhir.register.RecentRegister;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.consentry.portal.fhir.request.RequestClient;
import org.consentry.portal.fhir.sharing.SharingClient;
import org.consentry.portal.fhir.sharing.Wanted;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.HospitalDay;
import org.consentry.portal.view.PageResponses;

/**
 * Shows the signed-in person's first page. Where the server does not answer for a part, the page says so and is a 503;
 * it shows the other parts.
 */
@Controller
@Path("home")
public class HomeController {

    private static final int LINES_SHOWN = 3;
    private static final int LOOKS_SHOWN = 5;
    private static final int ANSWERS_SHOWN_DAYS = 30;

    private final SignedIn signedIn;
    private final ChoiceClient choices;
    private final SharingClient sharing;
    private final LookClient looks;
    private final QuestionClient questions;
    private final RequestClient requests;
    private final NoticeClient notices;
    private final RecentRegister register;
    private final HospitalDay day;
    private final PortalConfig config;
    private final PageResponses pages;

    @Inject
    public HomeController(
            SignedIn signedIn,
            ChoiceClient choices,
            SharingClient sharing,
            LookClient looks,
            QuestionClient questions,
            RequestClient requests,
            NoticeClient notices,
            RecentRegister register,
            HospitalDay day,
            PortalConfig config,
            PageResponses pages) {
        this.signedIn = signedIn;
        this.choices = choices;
        this.sharing = sharing;
        this.looks = looks;
        this.questions = questions;
        this.requests = requests;
        this.notices = notices;
        this.register = register;
        this.day = day;
        this.config = config;
        this.pages = pages;
    }

    @GET
    public Response home() {
        FhirCaller caller = signedIn.caller();
        String patient = signedIn.patient();
        try {
            HomePage page = page(caller, patient);
            return pages.show(page.whole() ? 200 : 503, "home/home.html", page);
        } catch (FhirProblem.NotThere e) {
            // The account names a patient whom the server does not have.
            throw new SignedIn.NoPatient();
        }
    }

    private HomePage page(FhirCaller caller, String patient) {
        return new HomePage(
                PageSection.of(() -> choices.states(caller, patient)),
                PageSection.of(() -> sharing.ledger(caller, patient, Wanted.newest(LINES_SHOWN))),
                PageSection.of(
                        () -> questions.current(caller, patient, day.today().minusDays(ANSWERS_SHOWN_DAYS))),
                PageSection.of(() -> asked(caller, patient)),
                PageSection.of(() -> looks.newest(caller, patient, LOOKS_SHOWN)),
                PageSection.of(() -> notices.concerning(caller, patient)),
                day.today(),
                config.listStarts());
    }

    private List<HomePage.Asked> asked(FhirCaller caller, String patient) {
        Map<String, RegisterEntry> known = register.recipients();
        return requests.of(caller, patient).stream()
                .map(request -> new HomePage.Asked(
                        request,
                        Optional.ofNullable(known.get(request.recipient()))
                                .map(RegisterEntry::name)
                                .orElse(request.recipient())))
                .toList();
    }
}
