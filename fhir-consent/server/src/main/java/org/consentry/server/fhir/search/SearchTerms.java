// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.form.DateSpan;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.SearchSpec;
import org.hl7.fhir.r4.model.DateTimeType;
import org.jspecify.annotations.Nullable;

/** Turns search parameters into conditions. It refuses a form it does not know and never ignores one. */
public final class SearchTerms {
    private static final int SHORTEST_NAME = 2;

    private SearchTerms() {}

    /** The spec with the condition of a token parameter, if it was given. */
    public static SearchSpec token(SearchSpec spec, String name, @Nullable TokenOrListParam any) {
        if (any == null) {
            return spec;
        }
        List<Criterion.Term> terms =
                any.getValuesAsQueryTokens().stream().map(SearchTerms::term).toList();
        return spec.with(new Criterion.AnyOf(name, terms));
    }

    /** The spec with the condition of a reference parameter, if it was given. An id alone means the given type. */
    public static SearchSpec reference(SearchSpec spec, String name, String type, @Nullable ReferenceParam reference) {
        if (reference == null) {
            return spec;
        }
        String id = id(reference);
        String target = reference.hasResourceType() ? reference.getResourceType() : type;
        return spec.with(new Criterion.AnyOf(name, List.of(new Criterion.Term(null, target + "/" + id))));
    }

    /** The spec with only this id, if it was given. */
    public static SearchSpec id(SearchSpec spec, @Nullable TokenParam id) {
        return id == null ? spec : spec.withId(id.getValue());
    }

    /** The spec with the condition of a text parameter, if it was given. It needs at least two characters. */
    public static SearchSpec text(SearchSpec spec, String name, @Nullable StringParam text) {
        if (text == null) {
            return spec;
        }
        String value = text.getValue().strip();
        if (value.length() < SHORTEST_NAME || text.isExact() || text.isContains()) {
            throw FhirErrors.badRequest(
                    "Expected " + name + " with at least " + SHORTEST_NAME + " letters and no modifier");
        }
        return spec.with(new Criterion.AnyOf(name, List.of(new Criterion.Text(value, Criterion.Text.Match.BEGINS))));
    }

    /** The spec with the condition of a date parameter, if it was given. */
    public static SearchSpec date(SearchSpec spec, String name, @Nullable DateRangeParam range, ZoneId zone) {
        if (range == null) {
            return spec;
        }
        Instant from = bound(range.getLowerBound(), zone, true);
        Instant until = bound(range.getUpperBound(), zone, false);
        return spec.with(new Criterion.AnyOf(name, List.of(new Criterion.Span(null, until, from, null))));
    }

    /** Logical id of the patient a parameter names, or null if it was not given. */
    public static @Nullable String patient(@Nullable ReferenceParam patient) {
        if (patient == null) {
            return null;
        }
        if (patient.hasResourceType() && !"Patient".equals(patient.getResourceType())) {
            throw FhirErrors.badRequest("Expected a reference to a Patient");
        }
        return id(patient);
    }

    private static String id(ReferenceParam reference) {
        String id = reference.getIdPart();
        if (id == null || !ResourceKey.isId(id) || reference.getChain() != null) {
            throw FhirErrors.badRequest("Expected a reference such as Patient/x, without chain");
        }
        return id;
    }

    private static Criterion.Term term(TokenParam token) {
        if (token.getModifier() != null) {
            throw FhirErrors.badRequest("Expected a token without modifier");
        }
        return new Criterion.Term(token.getSystem(), token.isEmpty() ? null : token.getValue());
    }

    private static @Nullable Instant bound(@Nullable DateParam bound, ZoneId zone, boolean lower) {
        if (bound == null || bound.isEmpty()) {
            return null;
        }
        DateSpan span = DateSpan.of(new DateTimeType(bound.getValueAsString()), zone);
        ParamPrefixEnum prefix = bound.getPrefix() == null ? ParamPrefixEnum.EQUAL : bound.getPrefix();
        return switch (prefix) {
            case EQUAL -> lower ? span.low() : span.high();
            case GREATERTHAN_OR_EQUALS -> span.low();
            case GREATERTHAN -> span.high().plusMillis(1);
            case LESSTHAN_OR_EQUALS -> span.high();
            case LESSTHAN -> span.low().minusMillis(1);
            default -> throw FhirErrors.badRequest("Expected a date with eq, ge, gt, le, lt or no prefix");
        };
    }
}
