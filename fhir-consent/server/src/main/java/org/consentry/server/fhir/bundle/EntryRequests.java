// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.bundle;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletSubRequestDetails;
import ca.uhn.fhir.util.DateUtils;
import ca.uhn.fhir.util.UrlUtil;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Caller.Kind;
import org.consentry.server.access.Callers;
import org.consentry.server.access.Entitlements;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.access.answer.MediaTypes;
import org.consentry.server.fhir.form.RequestRules;
import org.consentry.server.fhir.record.ResourceCheck;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests from entries and lets the FHIR server answer them. The server chooses the method and applies its own
 * rules, so an entry can do exactly what its sender could do alone.
 */
@Singleton
class EntryRequests {
    private static final Set<HTTPVerb> METHODS = Set.of(HTTPVerb.GET, HTTPVerb.POST, HTTPVerb.PUT);

    private final FhirContext fhir;
    private final ResourceCheck check;
    private final RequestRules rules;

    @Inject
    EntryRequests(FhirContext fhir, ResourceCheck check, RequestRules rules) {
        this.rules = rules;
        this.fhir = fhir;
        this.check = check;
    }

    CapturedResponse send(ServletRequestDetails parent, Entry entry) {
        understood(entry);
        Caller caller = Callers.of(parent);
        if (entry.writes()) {
            refused(Entitlements.refusal(caller, entry.method() == HTTPVerb.PUT, entry.path()));
        }
        RestfulServer server = parent.getServer();
        ServletSubRequestDetails request = new ServletSubRequestDetails(parent);
        CapturedResponse captured = new CapturedResponse(request);
        request.setServer(server);
        request.setServletRequest(parent.getServletRequest());
        request.setServletResponse(parent.getServletResponse());
        request.setResponse(captured);
        request.setRequestType(RequestTypeEnum.valueOf(entry.method().toCode()));
        request.setFhirServerBase(parent.getFhirServerBase());
        request.setRequestPath(entry.path());
        request.setCompleteUrl(
                parent.getFhirServerBase() + "/" + entry.request().getUrl());
        request.setParameters(new HashMap<>(UrlUtil.parseQueryString(entry.query())));
        headers(parent, request, entry.request());
        if (entry.writes()) {
            boolean admitted = entry.resource() instanceof Consent && caller.kind() == Kind.REGISTRAR;
            request.setRequestContents(body(entry, admitted).getBytes(StandardCharsets.UTF_8));
        }
        server.populateRequestDetailsFromRequestPath(request, entry.path());
        BaseMethodBinding method = server.determineResourceMethod(request, entry.path());
        request.setRestOperationType(method.getRestOperationType(request));
        rules.parameters(request);
        try {
            method.invokeServer(server, request);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return captured;
    }

    /** Throws the refusal before the resource is checked, which takes time. */
    private static void refused(Optional<Entitlements.Refusal> refusal) {
        refusal.ifPresent(why -> {
            throw FhirErrors.forbidden(why.text());
        });
    }

    /** Refuses an entry with anything that its request would ignore. */
    private static void understood(Entry entry) {
        HTTPVerb method = entry.method();
        BundleEntryRequestComponent asked = entry.request();
        if (!METHODS.contains(method)) {
            throw FhirErrors.notAllowed("Expected " + entry.name() + " with GET, POST or PUT");
        }
        boolean wrong = (asked.hasIfNoneExist() && method != HTTPVerb.POST)
                || (asked.hasIfMatch() && method != HTTPVerb.PUT)
                || ((asked.hasIfNoneMatch() || asked.hasIfModifiedSince()) && method != HTTPVerb.GET)
                || (entry.resource() != null && !entry.writes());
        if (wrong) {
            throw FhirErrors.badRequest("Expected " + entry.name()
                    + " with a resource, ifNoneExist, ifMatch, ifNoneMatch or ifModifiedSince only where its method"
                    + " reads it");
        }
    }

    /**
     * The text of the entry's resource. The check of the whole bundle has admitted a registrar's Consents before, with
     * unreadable parts left out and marked.
     */
    private String body(Entry entry, boolean admitted) {
        Resource resource = entry.resource();
        if (resource == null) {
            throw FhirErrors.badRequest("Expected " + entry.name() + ".resource, found none");
        }
        String text = fhir.newJsonParser().encodeResourceToString(resource);
        if (!admitted) {
            check.check(text);
        }
        return text;
    }

    private static void headers(
            ServletRequestDetails parent, ServletSubRequestDetails request, BundleEntryRequestComponent asked) {
        String prefer = parent.getHeader("Prefer");
        InstantType since = asked.getIfModifiedSinceElement();
        header(request, "Prefer", prefer == null ? "return=minimal" : prefer);
        header(request, "Accept", MediaTypes.FHIR_JSON);
        header(request, "Content-Type", MediaTypes.FHIR_JSON);
        header(request, "If-Match", asked.getIfMatch());
        header(request, "If-None-Match", asked.getIfNoneMatch());
        header(request, "If-None-Exist", asked.getIfNoneExist());
        header(request, "If-Modified-Since", since.hasValue() ? DateUtils.formatDate(since.getValue()) : null);
    }

    /** Sets a header in every case. Without a value, the bundle's own header would count. */
    private static void header(ServletSubRequestDetails request, String name, @Nullable String value) {
        request.setHeaders(name, List.of(value == null ? "" : value));
    }
}
