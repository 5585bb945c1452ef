// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.home;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.config.PortalConfig;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.ChoiceClient;
import org.consentry.portal.fhir.choice.Enforcement;
import org.consentry.portal.fhir.choice.Standing;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.look.LookClient;
import org.consentry.portal.fhir.notice.NoticeClient;
import org.consentry.portal.fhir.progress.ProgressClient;
import org.consentry.portal.fhir.progress.RecipientProgress;
import org.consentry.portal.fhir.question.QuestionClient;
import org.consentry.portal.fhir.register.RecentRegister;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.consentry.portal.fhir.request.DeleteRequest;
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
    private static final Duration REACH_SHOWN = Duration.ofDays(1);
    private static final Duration PROGRESS_SHOWN = Duration.ofDays(7);

    private final SignedIn signedIn;
    private final ChoiceClient choices;
    private final SharingClient sharing;
    private final LookClient looks;
    private final QuestionClient questions;
    private final RequestClient requests;
    private final ProgressClient progress;
    private final NoticeClient notices;
    private final RecentRegister register;
    private final HospitalDay day;
    private final PortalConfig config;
    private final InstantSource clock;
    private final PageResponses pages;

    @Inject
    public HomeController(
            SignedIn signedIn,
            ChoiceClient choices,
            SharingClient sharing,
            LookClient looks,
            QuestionClient questions,
            RequestClient requests,
            ProgressClient progress,
            NoticeClient notices,
            RecentRegister register,
            HospitalDay day,
            PortalConfig config,
            InstantSource clock,
            PageResponses pages) {
        this.signedIn = signedIn;
        this.choices = choices;
        this.sharing = sharing;
        this.looks = looks;
        this.questions = questions;
        this.requests = requests;
        this.progress = progress;
        this.notices = notices;
        this.register = register;
        this.day = day;
        this.config = config;
        this.clock = clock;
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
        PageSection<Standing> standing = PageSection.of(() -> choices.standing(caller, patient));
        PageSection<List<DeleteRequest>> asked =
                signedIn.mayAsk() ? PageSection.of(() -> requests.of(caller, patient)) : PageSection.missing();
        return new HomePage(
                new PageSection<>(standing.value().map(Standing::topics)),
                reach(caller, standing.value().map(Standing::topics).orElse(List.of())),
                progress(caller, patient, standing, asked),
                PageSection.of(() -> sharing.ledger(caller, patient, Wanted.newest(LINES_SHOWN))),
                signedIn.mayAsk()
                        ? PageSection.of(() ->
                                questions.current(caller, patient, day.today().minusDays(ANSWERS_SHOWN_DAYS)))
                        : PageSection.there(List.of()),
                signedIn.mayAsk() ? named(asked) : PageSection.there(List.of()),
                signedIn.acting().isPresent()
                        ? PageSection.there(List.of())
                        : PageSection.of(() -> looks.newest(caller, patient, LOOKS_SHOWN)),
                PageSection.of(() -> notices.concerning(caller, patient)),
                day.today(),
                clock.instant(),
                config.listStarts());
    }

    /** An older choice has come to every place that has been heard of since. */
    private Map<Topic, PageSection<Enforcement>> reach(FhirCaller caller, List<TopicState> states) {
        Instant since = clock.instant().minus(REACH_SHOWN);
        var reach = new EnumMap<Topic, PageSection<Enforcement>>(Topic.class);
        for (TopicState state : states) {
            state.choice()
                    .filter(choice -> choice.at().isAfter(since))
                    .ifPresent(choice ->
                            reach.put(state.topic(), PageSection.of(() -> choices.enforcement(caller, choice.id()))));
        }
        return reach;
    }

    /** Only after a no of the last days: with many lines it takes time to sum up what each recipient has. */
    private PageSection<List<RecipientProgress>> progress(
            FhirCaller caller, String patient, PageSection<Standing> standing, PageSection<List<DeleteRequest>> asked) {
        Instant since = clock.instant().minus(PROGRESS_SHOWN);
        boolean fresh = standing.value().filter(each -> each.saidNoAfter(since)).isPresent();
        return fresh
                ? PageSection.of(() -> progress.of(caller, patient, standing.get(), asked))
                : PageSection.there(List.of());
    }

    private PageSection<List<HomePage.Asked>> named(PageSection<List<DeleteRequest>> asked) {
        return asked.there() ? PageSection.of(() -> named(asked.get())) : PageSection.missing();
    }

    private List<HomePage.Asked> named(List<DeleteRequest> asked) {
        Map<String, RegisterEntry> known = register.recipients();
        return asked.stream()
                .map(request -> new HomePage.Asked(
                        request,
                        Optional.ofNullable(known.get(request.recipient()))
                                .map(RegisterEntry::name)
                                .orElse(request.recipient())))
                .toList();
    }
}
