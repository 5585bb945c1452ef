// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.policy.Obligation;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeHierarchy;
import org.consentry.policy.RecipientId;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.feed.FactStore;
import org.consentry.server.feed.LogStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads the order of an export. It refuses a part that it does not understand, since an export must not hold more than
 * was meant.
 */
@Singleton
public class ExportOrderMapping {
    private static final Set<String> FORMATS =
            Set.of("application/fhir+ndjson", "application/ndjson", "ndjson", "application/fhir ndjson");
    private static final Set<String> PARAMETERS =
            Set.of("_outputFormat", "_type", "_since", "_format", "recipient", "purpose", "supportedObligations");
    /** Types that a recipient may get. What patients said or asked is never among them. */
    private static final List<String> FOR_RECIPIENTS = List.of("ImagingStudy", "Patient");

    private static final List<String> FOR_STAFF = List.of("Communication", "Consent", "ImagingStudy", "Patient");

    private final FactStore known;

    /** Takes the facts about recipients. */
    @Inject
    public ExportOrderMapping(FactStore known) {
        this.known = known;
    }

    /**
     * The order; refuses with 400 or 403.
     *
     * @param group logical id of the Group it is of, or null for all patients
     */
    ExportOrder order(RequestDetails request, @Nullable String group) {
        Caller caller = Callers.of(request);
        String reason = caller.reason();
        if (reason == null) {
            throw FhirErrors.forbidden("Expected the header " + Caller.REASON_HEADER
                    + " with 5 to 200 characters that say what the export is for, found none");
        }
        String prefer = request.getHeader("Prefer");
        if (prefer == null || !prefer.contains("respond-async")) {
            throw FhirErrors.badRequest("Expected the header Prefer: respond-async");
        }
        Map<String, String[]> parameters = request.getParameters();
        parameters.keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw FhirErrors.badRequest("Expected only the parameters "
                            + PARAMETERS.stream().sorted().toList());
                });
        String format = one(parameters, "_outputFormat");
        if (format != null && !FORMATS.contains(format)) {
            throw FhirErrors.badRequest("Expected _outputFormat to be application/fhir+ndjson");
        }
        ExportRecipient to = destination(parameters);
        List<String> types = types(parameters, to == null ? FOR_STAFF : FOR_RECIPIENTS);
        if (!caller.scopes().allowAll(caller.kind(), types, ExportOrder.ACTIONS)) {
            throw FhirErrors.forbidden("Expected scopes such as user/" + types.get(0) + "." + ExportOrder.ACTIONS
                    + " for each of " + String.join(", ", types));
        }
        return new ExportOrder(
                Callers.subject(request),
                caller.name(),
                reason,
                request.getCompleteUrl(),
                request.getFhirServerBase(),
                types,
                since(one(parameters, "_since")),
                to,
                group);
    }

    private @Nullable ExportRecipient destination(Map<String, String[]> parameters) {
        String recipient = one(parameters, "recipient");
        String purpose = one(parameters, "purpose");
        if (recipient == null && purpose == null) {
            if (parameters.containsKey("supportedObligations")) {
                throw FhirErrors.badRequest("Expected recipient and purpose beside supportedObligations");
            }
            return null;
        }
        if (recipient == null || purpose == null) {
            throw FhirErrors.badRequest("Expected recipient and purpose, or neither");
        }
        String id = recipient.startsWith("Organization/") ? recipient.substring("Organization/".length()) : recipient;
        if (id.isBlank() || known.recipient(new RecipientId(id), LogStore.NOW).isEmpty()) {
            throw FhirErrors.badRequest("Expected recipient to be an Organization of the register");
        }
        if (purpose.isBlank() || !PurposeHierarchy.knows(Purpose.of(purpose))) {
            throw FhirErrors.badRequest("Expected purpose to be a purpose of use, such as HRESCH");
        }
        Set<Obligation> supported =
                list(parameters, "supportedObligations").map(Obligation::new).collect(Collectors.toSet());
        return new ExportRecipient(new RecipientId(id), Purpose.of(purpose), supported);
    }

    private static List<String> types(Map<String, String[]> parameters, List<String> allowed) {
        List<String> asked = list(parameters, "_type").distinct().sorted().toList();
        if (!allowed.containsAll(asked)) {
            throw FhirErrors.badRequest("Expected _type to name some of " + String.join(", ", allowed));
        }
        return asked.isEmpty() ? allowed : asked;
    }

    private static @Nullable Instant since(@Nullable String text) {
        try {
            return text == null
                    ? null
                    : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException broken) {
            throw FhirErrors.badRequest("Expected _since to be an instant such as 2026-01-01T00:00:00Z");
        }
    }

    private static Stream<String> list(Map<String, String[]> parameters, String name) {
        return Arrays.stream(parameters.getOrDefault(name, new String[0]))
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .filter(value -> !value.isBlank());
    }

    private static @Nullable String one(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        if (values == null || values.length == 0) {
            return null;
        }
        if (values.length > 1) {
            throw FhirErrors.badRequest("Expected the parameter " + name + " once");
        }
        return values[0];
    }
}
