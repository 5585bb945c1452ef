// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.entry;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.choice.EntryClient;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.session.FormKeys;
import org.consentry.portal.session.ShutRecord;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.view.HospitalDay;
import org.consentry.portal.view.PageRenderer;
import org.consentry.portal.view.PageResponses;

/**
 * Takes a no for a record that is closed to staff. It shows nothing of the record, so it needs no second person, and
 * the no does not wait for one. Each topic is saved by itself: one that cannot be saved holds up no other.
 */
@Controller
@Path("staff/openings/no")
public class ClosedNoController {

    static final String SAVED = "saved";

    private static final String OPENINGS = "/staff/openings";
    private static final String REASON = "staff.closedno.reason";

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final EntryPlans plans;
    private final EntryClient entries;
    private final FormKeys keys;
    private final HospitalDay day;
    private final PageRenderer screen;
    private final PageResponses pages;

    @Inject
    public ClosedNoController(
            HttpServletRequest request,
            SignedIn signedIn,
            EntryPlans plans,
            EntryClient entries,
            FormKeys keys,
            HospitalDay day,
            PageRenderer screen,
            PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.plans = plans;
        this.entries = entries;
        this.keys = keys;
        this.day = day;
        this.screen = screen;
        this.pages = pages;
    }

    /** The form, for a record that was not shown. */
    @GET
    public Response form(@QueryParam("record") @DefaultValue("") String record) {
        return met(record)
                .map(shut -> show(200, shut, ClosedNo.EMPTY, List.of(), Map.of()))
                .orElseGet(() -> PageResponses.seeOther(OPENINGS));
    }

    /** Saves each no, and says what became of it. */
    @POST
    public Response save(
            @FormParam("record") @DefaultValue("") String record,
            @FormParam("key") @DefaultValue("") String key,
            MultivaluedMap<String, String> fields) {
        Optional<ShutRecord> met = met(record);
        if (met.isEmpty()) {
            return PageResponses.seeOther(OPENINGS);
        }
        ShutRecord shut = met.get();
        ClosedNo no = ClosedNo.of(PageResponses.firstOfEach(fields));
        List<Mistake> mistakes = no.mistakes(day.today());
        if (!mistakes.isEmpty()) {
            return show(422, shut, no, mistakes, Map.of());
        }
        Locale language = PageRenderer.locale(request);
        FhirCaller caller = signedIn.caller().because(screen.messages().text(language, REASON));
        Map<String, String> results = read(keys.once(
                key,
                () -> no.topics().stream()
                        .map(topic -> topic.code() + "=" + saved(caller, shut, no, topic, key, language))
                        .collect(Collectors.joining(","))));
        boolean all = results.values().stream().allMatch(SAVED::equals);
        return show(all ? 200 : 409, shut, no, List.of(), results);
    }

    private String saved(FhirCaller caller, ShutRecord shut, ClosedNo no, Topic topic, String key, Locale language) {
        try {
            entries.save(caller, plans.unseen(shut.patient(), no.form(), topic, key, language));
            return SAVED;
        } catch (FhirProblem.Conflict | FhirProblem.Rejected e) {
            return "notsaved";
        } catch (FhirProblem.Away e) {
            return "unknown";
        }
    }

    private static Map<String, String> read(String results) {
        return Arrays.stream(results.split(",", -1))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toUnmodifiableMap(each -> each[0], each -> each[1]));
    }

    private Optional<ShutRecord> met(String record) {
        return ShutRecord.of(request.getSession(), record)
                .filter(found -> !found.patient().isEmpty());
    }

    private Response show(
            int status, ShutRecord shut, ClosedNo no, List<Mistake> mistakes, Map<String, String> results) {
        return pages.show(status, "staff/closedno.html", new ClosedNoPage(shut, no, keys.next(), mistakes, results));
    }
}
