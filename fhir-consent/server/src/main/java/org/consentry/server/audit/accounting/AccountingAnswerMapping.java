// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.accounting;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.consentry.protocol.Json;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/** Writes an accounting as FHIR Parameters, as plain JSON or as CSV, as the caller asks. */
final class AccountingAnswerMapping {
    private final Accounting.Request request;
    private final @Nullable String next;
    private final List<Map<String, Object>> lines;

    AccountingAnswerMapping(
            Accounting.Request request, Accounting.Page page, @Nullable String next, AccountingCells cells) {
        this.request = request;
        this.next = next;
        this.lines = page.lines().stream().map(cells::of).toList();
    }

    /** Answers in the format that {@code _format} names, else {@code Accept}, else as FHIR. */
    void send(RequestDetails details, HttpServletResponse response, FhirContext fhir) throws IOException {
        response.setCharacterEncoding("UTF-8");
        if (next != null) {
            response.setHeader("Link", "<" + next + ">; rel=\"next\"");
        }
        String format = format(details);
        if (format.equals("csv") || format.startsWith("text/csv")) {
            response.setContentType("text/csv; header=present");
            response.setHeader("Content-Disposition", "attachment; filename=\"accounting-of-disclosures.csv\"");
            csv(response.getWriter());
        } else if (format.startsWith("application/json")) {
            response.setContentType("application/json");
            response.getWriter().write(json());
        } else {
            response.setContentType("application/fhir+json");
            response.getWriter().write(fhir.newJsonParser().encodeResourceToString(parameters()));
        }
    }

    private static String format(RequestDetails details) {
        String[] asked = details.getParameters().get("_format");
        String format = asked == null || asked.length == 0 ? details.getHeader("Accept") : asked[0];
        return Objects.toString(format, "").strip().toLowerCase(Locale.ROOT);
    }

    private void csv(Writer out) throws IOException {
        if (!lines.isEmpty()) {
            out.write(AccountingCsv.header(lines.get(0)));
        }
        for (Map<String, Object> line : lines) {
            out.write(AccountingCsv.line(line));
        }
    }

    String json() {
        JsonArrayBuilder items = Json.createArrayBuilder();
        lines.forEach(line -> items.add(json(line)));
        JsonObjectBuilder answer = Json.createObjectBuilder().add("patient", "Patient/" + request.patient());
        if (request.from() != null) {
            answer.add("from", request.from().toString());
        }
        if (request.until() != null) {
            answer.add("until", request.until().toString());
        }
        answer.add("legal", request.legalOnly());
        answer.add("items", items);
        if (next != null) {
            answer.add("next", next);
        }
        return answer.build().toString();
    }

    private static JsonObjectBuilder json(Map<String, Object> line) {
        JsonObjectBuilder item = Json.createObjectBuilder();
        line.forEach((name, value) -> {
            if (value instanceof Long number) {
                item.add(name, number);
            } else if (value instanceof Boolean flag) {
                item.add(name, flag);
            } else if (!value.toString().isEmpty()) {
                item.add(name, value.toString());
            }
        });
        return item;
    }

    Parameters parameters() {
        Parameters answer = new Parameters();
        if (request.from() != null) {
            answer.addParameter().setName("from").setValue(new DateTimeType(java.util.Date.from(request.from())));
        }
        answer.addParameter().setName("legal").setValue(new BooleanType(request.legalOnly()));
        lines.forEach(line -> {
            ParametersParameterComponent item = answer.addParameter().setName("item");
            parts(line).forEach(item::addPart);
        });
        if (next != null) {
            answer.addParameter().setName("next").setValue(new UriType(next));
        }
        return answer;
    }

    private static List<ParametersParameterComponent> parts(Map<String, Object> line) {
        List<ParametersParameterComponent> parts = new ArrayList<>();
        line.forEach((name, value) -> {
            if (!value.toString().isEmpty()) {
                parts.add(new ParametersParameterComponent().setName(name).setValue(type(value)));
            }
        });
        return parts;
    }

    private static Type type(Object value) {
        if (value instanceof Boolean flag) {
            return new BooleanType(flag);
        }
        if (value instanceof Long number && number <= Integer.MAX_VALUE) {
            return new IntegerType(number);
        }
        return new StringType(value.toString());
    }
}
