// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.form;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.reference.Here;
import org.consentry.server.fhir.reference.ServerAddress;
import org.consentry.server.fhir.reference.Written;
import org.consentry.server.fhir.reference.Written.Kind;
import org.consentry.server.storage.ResourceKey;

/**
 * Checks parameters that the library turns into types itself, where it fails on a value or reads it in part. These are
 * parameters of operations and of history, and of types whose searches the library reads.
 */
final class TypedParameters {
    private static final Set<String> READ_BY_LIBRARY = Set.of("AuditEvent", "Subscription");
    private static final Set<String> REFERENCES = Set.of("patient", "agent", "entity");
    private static final Set<String> DAYS = Set.of("start", "end");
    private static final Set<String> SWITCHES = Set.of("legal", "series");
    private static final Pattern DAY = Pattern.compile("(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?");

    private final ServerAddress addresses;

    TypedParameters(ServerAddress addresses) {
        this.addresses = addresses;
    }

    void check(RequestDetails request) {
        RestOperationTypeEnum operation = request.getRestOperationType();
        if (operation == RestOperationTypeEnum.HISTORY_TYPE || operation == RestOperationTypeEnum.HISTORY_INSTANCE) {
            change(request, TypedParameters::since);
        } else if ("$accounting".equals(request.getOperation())) {
            change(request, TypedParameters::accounting);
        } else if (operation == RestOperationTypeEnum.SEARCH_TYPE
                && READ_BY_LIBRARY.contains(Objects.toString(request.getResourceName(), ""))) {
            Here here = addresses.of(request);
            change(request, (name, value) -> searched(here, name, value));
        }
    }

    /** Reads a value, or refuses it by name. */
    @FunctionalInterface
    private interface Reading {
        String read(String name, String value);
    }

    private static void change(RequestDetails request, Reading reading) {
        Map<String, String[]> read = new HashMap<>();
        request.getParameters()
                .forEach((name, values) -> read.put(
                        name,
                        Arrays.stream(values)
                                .map(value -> reading.read(name, value))
                                .toArray(String[]::new)));
        request.setParameters(read);
    }

    private static String since(String name, String value) {
        return "_since".equals(name) ? DateForms.instant(name, value) : value;
    }

    private static String accounting(String name, String value) {
        if (DAYS.contains(name) && !isDay(value)) {
            throw FhirErrors.badRequest("Expected " + name + " as a date such as 2026-01-31");
        }
        if (SWITCHES.contains(name) && !Set.of("true", "false").contains(value)) {
            throw FhirErrors.badRequest("Expected " + name + " to be true or false");
        }
        return value;
    }

    private static boolean isDay(String text) {
        var day = DAY.matcher(text);
        if (!day.matches()) {
            return false;
        }
        try {
            return LocalDate.of(number(day.group(1)), number(day.group(2)), number(day.group(3)))
                            .getYear()
                    > 0;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static int number(String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    private static String searched(Here here, String written, String value) {
        int colon = written.indexOf(':');
        String name = colon < 0 ? written : written.substring(0, colon);
        boolean typed = colon >= 0 && written.substring(colon + 1).matches("[A-Z].*");
        if (colon >= 0 && !(typed && REFERENCES.contains(name))) {
            throw FhirErrors.badRequest("Expected no modifier here, found \"" + written + "\"");
        }
        if ("_id".equals(name) && !ResourceKey.isId(value)) {
            throw FhirErrors.badRequest("Expected _id as one logical id");
        }
        if ("date".equals(name)) {
            DateForms.comparison(name, value);
        }
        return REFERENCES.contains(name) ? reference(here, written, value) : value;
    }

    /** Reads a reference. Otherwise an address of another server would count as an id of this one. */
    private static String reference(Here here, String written, String value) {
        Written found = here.read(value);
        int colon = written.indexOf(':');
        boolean fits = found.is(Kind.ID)
                || (found.is(Kind.HERE) && (colon < 0 || found.type().equals(written.substring(colon + 1))));
        if (!fits) {
            throw FhirErrors.badRequest(
                    "Expected " + written + " as an id, or a reference such as Patient/x to this server");
        }
        return found.versionless();
    }
}
