// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.form;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consentry.server.access.answer.FhirErrors;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * Answers 304 if the caller already has the version: it sends one tag, a list, or a star (RFC 9110, section 13.1.2).
 */
@Interceptor
public class EntityTags {
    private static final String ANY = "*";
    private static final Pattern TAG = Pattern.compile("\\G\\s*(?:W/)?(?:\"([^\"]*)\"|([A-Za-z0-9.-]+))\\s*(?:,|$)");

    /** Answers without the resource if the caller has it. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void answer(RequestDetails request, ResponseDetails response) {
        RestOperationTypeEnum operation = request.getRestOperationType();
        boolean read = operation == RestOperationTypeEnum.READ || operation == RestOperationTypeEnum.VREAD;
        List<String> sent = ResponseHeaders.all(request, "If-None-Match");
        IBaseResource resource = response.getResponseResource();
        if (!read || sent.isEmpty() || resource == null) {
            return;
        }
        List<String> tags = known(sent);
        if (tags.contains(ANY) || tags.contains(resource.getIdElement().getVersionIdPart())) {
            throw new NotModifiedException("Not modified");
        }
    }

    /** Versions that the caller has. Refuses a header that is not a list of them. */
    static List<String> known(List<String> headers) {
        List<String> tags = new ArrayList<>();
        for (String header : headers) {
            if (header.isBlank()) {
                continue;
            }
            if (ANY.equals(header.strip())) {
                tags.add(ANY);
                continue;
            }
            Matcher tag = TAG.matcher(header);
            int end = 0;
            while (end < header.length() && tag.find()) {
                tags.add(tag.group(1) == null ? tag.group(2) : tag.group(1));
                end = tag.end();
            }
            if (end < header.length() || header.strip().endsWith(",")) {
                throw FhirErrors.badRequest("Expected If-None-Match as W/\"1\", a list of such, or *");
            }
        }
        return tags;
    }
}
