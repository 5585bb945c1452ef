// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.notice;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.notice.Notice;
import org.consentry.portal.fhir.notice.NoticeClient;
import org.consentry.portal.fhir.register.RecentRegister;
import org.consentry.portal.session.FormKeys;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.view.PageResponses;

/** Lets staff tell patients something, after they have seen it as patients will, and end it. */
@Controller
@Path("staff/notices")
public class NoticesController {

    private static final String HERE = "/staff/notices";

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final KeptForms keptForms;
    private final FormKeys keys;
    private final NoticeClient notices;
    private final RecentRegister register;
    private final PageResponses pages;

    @Inject
    public NoticesController(
            HttpServletRequest request,
            SignedIn signedIn,
            KeptForms keptForms,
            FormKeys keys,
            NoticeClient notices,
            RecentRegister register,
            PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.keptForms = keptForms;
        this.keys = keys;
        this.notices = notices;
        this.register = register;
        this.pages = pages;
    }

    @GET
    public Response show() {
        Optional<NoticeForm> kept = keptForms.take(request).map(NoticeForm::of);
        Optional<String> notice = kept.isPresent()
                ? Optional.of("staff.notices.expired")
                : Optional.ofNullable(request.getParameter("told")).map(told -> "staff.notices.told");
        return show(200, kept.orElse(NoticeForm.EMPTY), List.of(), notice);
    }

    /** Shows the notice as patients will read it. Tells nobody. */
    @POST
    @Path("check")
    public Response check(MultivaluedMap<String, String> fields) {
        return checked(
                fields,
                (form, told) -> pages.show("staff/notice-check.html", new NoticesPage.Check(told, form, keys.next())));
    }

    /** Tells it. */
    @POST
    public Response publish(MultivaluedMap<String, String> fields) {
        String key = PageResponses.firstOfEach(fields).getOrDefault("key", "");
        return checked(fields, (form, told) -> {
            if (fields.containsKey("change")) {
                return show(200, form, List.of(), Optional.empty());
            }
            try {
                keys.once(key, () -> {
                    notices.publish(signedIn.caller(), told);
                    return "";
                });
            } catch (FhirProblem.Away | FhirProblem.Rejected e) {
                return show(503, form, List.of(), Optional.of("staff.notices.away"));
            }
            return PageResponses.seeOther(HERE + "?told");
        });
    }

    /** Ends one. Where somebody else has done so, there is nothing to do. */
    @POST
    @Path("{id: [0-9]{1,18}}/end")
    public Response end(@PathParam("id") String id) {
        try {
            notices.end(signedIn.caller(), id);
        } catch (FhirProblem.Conflict over) {
            return show(409, NoticeForm.EMPTY, List.of(), Optional.of("staff.notices.over"));
        }
        return PageResponses.seeOther(HERE);
    }

    /** Where a press with an old form comes back to. */
    @GET
    @Path("{rest: .+}")
    public Response back() {
        return PageResponses.seeOther(HERE);
    }

    private interface Next {
        Response go(NoticeForm form, Notice told);
    }

    private Response checked(MultivaluedMap<String, String> fields, Next next) {
        NoticeForm form = NoticeForm.of(PageResponses.firstOfEach(fields));
        Map<String, String> groups = groups();
        List<Mistake> mistakes = form.mistakes(groups.keySet());
        return mistakes.isEmpty()
                ? next.go(form, form.notice(groups.getOrDefault(form.company(), "")))
                : show(422, form, mistakes, Optional.empty());
    }

    private Map<String, String> groups() {
        var names = new LinkedHashMap<String, String>();
        register.recipients().forEach((id, entry) -> names.put(id, entry.name()));
        return names;
    }

    private Response show(int status, NoticeForm form, List<Mistake> mistakes, Optional<String> notice) {
        return pages.show(
                status,
                "staff/notices.html",
                new NoticesPage(notices.all(signedIn.caller()), groups(), form, mistakes, notice));
    }
}
