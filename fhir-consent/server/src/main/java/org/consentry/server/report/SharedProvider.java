// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.report;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.record.PlainProvider;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;

/**
 * Answers {@code Organization/x/$shared}: how many scans a recipient got so far, for anybody. The number is rounded; of
 * scans of few people it says so and no number. It is counted every 10 minutes at most, so that nobody sees it grow by
 * one scan.
 *
 * <p>Thread-safe. It keeps one count for each recipient that was asked about.
 */
@Singleton
@Transactional
public class SharedProvider implements PlainProvider {
    private static final Duration KEPT = Duration.ofMinutes(10);
    /** Numbers below it keep one digit, all others two. */
    private static final long TWO_DIGITS = 100;

    private final FhirRecords records;
    private final SharedStore store;
    private final InstantSource clock;
    private final Map<String, Counted> counted = new ConcurrentHashMap<>();

    /** Takes its collaborators. */
    @Inject
    public SharedProvider(FhirRecords records, SharedStore store, InstantSource clock) {
        this.records = records;
        this.store = store;
        this.clock = clock;
    }

    private record Counted(Instant at, SharedStore.Shared shared) {}

    /**
     * {@code scans} is none, few, unknown, or about; then {@code about} is the rounded number. {@code name} says
     * whether the name was taken off.
     */
    @Operation(name = "$shared", typeName = "Organization", idempotent = true)
    public Parameters shared(RequestDetails request, @IdParam IdType id) {
        records.stored(request, Organization.class, id);
        Instant now = clock.instant();
        SharedStore.Shared shared = counted.compute(
                        id.getIdPart(),
                        (recipient, last) ->
                                last != null && now.isBefore(last.at().plus(KEPT))
                                        ? last
                                        : new Counted(now, store.with(recipient)))
                .shared();
        Parameters answer = new Parameters();
        String kind = kind(shared);
        answer.addParameter().setName("scans").setValue(new CodeType(kind));
        answer.addParameter().setName("name").setValue(new CodeType(name(shared)));
        if (kind.equals("about")) {
            answer.addParameter().setName("about").setValue(new DecimalType(rounded(shared.scans())));
        }
        return answer;
    }

    static String kind(SharedStore.Shared shared) {
        if (shared.scans() == 0) {
            return shared.unsure() ? "unknown" : "none";
        }
        return ShownCount.isSmall(shared.people()) || ShownCount.isSmall(shared.scans()) ? "few" : "about";
    }

    /**
     * Whether the name was taken off what it got: {@code off} all of it, {@code on} all of it, or {@code mixed}. Of
     * scans of few people it says nothing of a mixture. Scans that went past the agents may have had it on them.
     */
    static String name(SharedStore.Shared shared) {
        if (shared.releases() == 0) {
            return shared.unsure() ? "unknown" : "none";
        }
        if (shared.named() == 0 && !shared.unsure()) {
            return "off";
        }
        if (shared.named() == shared.releases()) {
            return "on";
        }
        return kind(shared).equals("few") ? "unknown" : "mixed";
    }

    /** To one digit below a hundred and to two above, half of a step up. */
    static long rounded(long count) {
        long step = 10;
        while (count / step >= TWO_DIGITS) {
            step *= 10;
        }
        return (count + step / 2) / step * step;
    }
}
