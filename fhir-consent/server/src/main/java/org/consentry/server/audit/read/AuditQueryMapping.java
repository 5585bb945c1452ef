// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.read;

import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.audit.store.AuditQuery;
import org.consentry.server.fhir.form.DateSpan;
import org.consentry.server.storage.ResourceKey;
import org.hl7.fhir.r4.model.DateTimeType;
import org.jspecify.annotations.Nullable;

/** Makes conditions from FHIR search parameters. It refuses a form it does not know and never ignores one. */
final class AuditQueryMapping {
    private AuditQueryMapping() {}

    /** Codes with their systems as asked for. */
    static List<AuditQuery.Token> tokens(TokenOrListParam any) {
        return any.getValuesAsQueryTokens().stream()
                .map(AuditQueryMapping::plain)
                .map(token -> new AuditQuery.Token(token.getSystem(), token.isEmpty() ? null : token.getValue()))
                .toList();
    }

    /** Codes of one system. A code of another system finds nothing. */
    static List<String> codes(TokenOrListParam any, String system) {
        return any.getValuesAsQueryTokens().stream()
                .map(AuditQueryMapping::plain)
                .filter(token -> token.getSystem() == null || token.getSystem().equals(system))
                .map(TokenParam::getValue)
                .toList();
    }

    /** Only events of these dates; days are those of the zone. */
    static AuditQuery recorded(AuditQuery query, DateRangeParam range, ZoneId zone) {
        return query.recorded(bound(range.getLowerBound(), zone, true), bound(range.getUpperBound(), zone, false));
    }

    /** Logical id that a reference names. Its type is the given one, or not named. */
    static String id(ReferenceParam reference, @Nullable String type) {
        String id = reference.getIdPart();
        boolean other = type != null && reference.hasResourceType() && !type.equals(reference.getResourceType());
        if (id == null || !ResourceKey.isId(id) || reference.getChain() != null || other) {
            throw FhirErrors.badRequest(
                    "Expected a reference such as " + (type == null ? "Organization" : type) + "/x, without chain");
        }
        return id;
    }

    private static TokenParam plain(TokenParam token) {
        if (token.getModifier() != null) {
            throw FhirErrors.badRequest("Expected a token without modifier");
        }
        return token;
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
            case GREATERTHAN, STARTS_AFTER -> span.high().plusMillis(1);
            case LESSTHAN_OR_EQUALS -> span.high();
            case LESSTHAN, ENDS_BEFORE -> span.low().minusMillis(1);
            default -> throw FhirErrors.badRequest("Expected a date with eq, ge, gt, sa, le, lt, eb or no prefix");
        };
    }
}
