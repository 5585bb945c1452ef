// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.oldrelease;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.oldrelease.FileTrial;
import org.consentry.portal.fhir.oldrelease.OldReleaseClient;
import org.consentry.portal.form.PostedForm;
import org.consentry.portal.form.SentFile;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.view.PageResponses;
import org.consentry.portal.view.document.PageFiles;

/**
 * Takes over old releases from a file. It is looked through first. Its bytes lie in the session until they are saved,
 * so that what is saved is what was looked through.
 */
@Path("staff/sharing/import")
public class OldReleasesController {

    private static final String HERE = "/staff/sharing/import";
    private static final String RESULT = HERE + "/result";
    private static final String TRIED = "consentry.old.tried";

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final KeptForms keptForms;
    private final OldReleaseClient releases;
    private final PageResponses pages;
    private final PageFiles files;

    @Inject
    public OldReleasesController(
            HttpServletRequest request,
            SignedIn signedIn,
            KeptForms keptForms,
            OldReleaseClient releases,
            PageResponses pages,
            PageFiles files) {
        this.request = request;
        this.signedIn = signedIn;
        this.keptForms = keptForms;
        this.releases = releases;
        this.pages = pages;
        this.files = files;
    }

    /** A file that was looked through; without its bytes once it was saved. */
    private static final class Tried implements Serializable {
        private static final long serialVersionUID = 1;

        private final byte[] bytes;
        private final String reason;
        private final FileTrial trial;
        private final boolean saved;

        Tried(byte[] bytes, String reason, FileTrial trial) {
            this(bytes, reason, trial, false);
        }

        private Tried(byte[] bytes, String reason, FileTrial trial, boolean saved) {
            this.bytes = bytes.clone();
            this.reason = reason;
            this.trial = trial;
            this.saved = saved;
        }

        Tried saved(FileTrial result) {
            return new Tried(result.clean() ? new byte[0] : bytes, reason, result, result.clean());
        }

        OldTrialPage page() {
            return new OldTrialPage(trial, saved);
        }
    }

    /** The form, with what was typed before the session ended. */
    @GET
    @Controller
    public Response form() {
        OldFileForm form = keptForms.take(request).map(OldFileForm::of).orElse(OldFileForm.EMPTY);
        return pages.show("staff/old-releases.html", new OldFilePage(form, List.of()));
    }

    /** Has a file looked through; nothing of it is saved. */
    @POST
    @Controller
    public Response check(MultivaluedMap<String, String> fields) {
        OldFileForm form = OldFileForm.of(PageResponses.firstOfEach(fields));
        SentFile file = PostedForm.of(request).map(PostedForm::file).orElseGet(SentFile.None::new);
        List<Mistake> mistakes = form.mistakes(file);
        if (!mistakes.isEmpty()) {
            return pages.show(422, "staff/old-releases.html", new OldFilePage(form, mistakes));
        }
        byte[] bytes = form.bytes(file);
        FileTrial trial = releases.check(signedIn.caller().because(form.reason()), bytes);
        keep(new Tried(bytes, form.reason(), trial));
        return PageResponses.seeOther(RESULT);
    }

    /** What was found, with a button to save it if it is without faults. */
    @GET
    @Path("result")
    @Controller
    public Response result() {
        return tried().map(tried -> pages.show("staff/old-releases-result.html", tried.page()))
                .orElseGet(() -> PageResponses.seeOther(HERE));
    }

    /** Saves the file that was looked through. A second press, or one for another file, saves nothing. */
    @POST
    @Path("result")
    @Controller
    public Response save(MultivaluedMap<String, String> fields) {
        String digest = PageResponses.firstOfEach(fields).getOrDefault("digest", "");
        tried().filter(tried -> tried.page().open() && tried.trial.digest().equals(digest))
                .ifPresent(tried ->
                        keep(tried.saved(releases.save(signedIn.caller().because(tried.reason), tried.bytes, digest))));
        return PageResponses.seeOther(RESULT);
    }

    /** What is wrong, as a file for a spreadsheet. It has no cell of the file that was sent. */
    @GET
    @Path("errors.csv")
    public Response errors() {
        return tried().map(tried -> files.csv("errors", "staff/old-releases-file.html", tried.page()))
                .orElseGet(() -> PageResponses.seeOther(HERE));
    }

    private void keep(Tried tried) {
        request.getSession().setAttribute(TRIED, tried);
    }

    private Optional<Tried> tried() {
        return request.getSession().getAttribute(TRIED) instanceof Tried tried ? Optional.of(tried) : Optional.empty();
    }
}
