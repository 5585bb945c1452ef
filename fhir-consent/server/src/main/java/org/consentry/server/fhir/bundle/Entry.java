// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.bundle;

import java.util.Optional;
import java.util.regex.Pattern;
import org.consentry.server.access.answer.FhirErrors;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One request of a bundle.
 *
 * @param index its place, from 0
 * @param request what it asks
 * @param resource what it sends, or null
 * @param fullUrl the name that other entries use for its resource, or null
 */
record Entry(
        int index,
        BundleEntryRequestComponent request,
        @Nullable Resource resource,
        @Nullable String fullUrl) {
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z]+(/[A-Za-z0-9.-]{1,64}(/_history(/[0-9]{1,9})?|/\\$[a-z-]+)?)?(/?_history)?");

    static Entry of(int index, BundleEntryComponent sent) {
        BundleEntryRequestComponent request = sent.getRequest();
        if (request.getMethod() == null || !request.hasUrl()) {
            throw FhirErrors.badRequest("Expected Bundle.entry[" + index + "].request with method and url");
        }
        return new Entry(index, request, sent.getResource(), sent.getFullUrl());
    }

    HTTPVerb method() {
        return request.getMethod();
    }

    /** Path below the server's base, such as {@code Patient/x}. */
    String path() {
        String url = request.getUrl();
        int mark = url.indexOf('?');
        String path = mark < 0 ? url : url.substring(0, mark);
        if (!PATH.matcher(path).matches()) {
            throw FhirErrors.badRequest("Expected a url such as Patient, Patient/x or Patient?identifier=y, without the"
                    + " server's address");
        }
        return path;
    }

    /** The text after the question mark; empty without one. */
    String query() {
        int mark = request.getUrl().indexOf('?');
        return mark < 0 ? "" : request.getUrl().substring(mark + 1);
    }

    /** The resource that it writes to, if the entry names one itself. */
    Optional<String> target() {
        return method() == HTTPVerb.PUT && path().indexOf('/') > 0 ? Optional.of(path()) : Optional.empty();
    }

    boolean writes() {
        return method() == HTTPVerb.POST || method() == HTTPVerb.PUT;
    }

    /** The entry's name for messages. */
    String name() {
        return "Bundle.entry[" + index + "]";
    }
}
