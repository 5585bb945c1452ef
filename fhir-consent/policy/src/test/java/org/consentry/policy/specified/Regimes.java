// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.policy.*;
import org.jspecify.annotations.Nullable;

/** Section 15 and "gate lookup" of section 10: the regimes that apply to one request, the strictest winning. */
record Regimes(List<Regime> all) {

    static Regimes of(RegimeSet set, AccessRequest request) {
        return new Regimes(set.all().stream()
                .filter(regime -> applies(regime, request))
                .filter(regime -> set.all().stream()
                        .noneMatch(other -> other.id().equals(regime.id())
                                && other.version() > regime.version()
                                && began(other, request.asOf())))
                .toList());
    }

    private static boolean applies(Regime regime, AccessRequest request) {
        Regime.Reach reach = regime.reach();
        Place place = request.circumstances().place();
        boolean everywhere = reach.patients().isEmpty()
                && reach.facilities().isEmpty()
                && reach.recipients().isEmpty();
        return began(regime, request.asOf())
                && (everywhere
                        || within(place.patient(), reach.patients())
                        || within(place.facility(), reach.facilities())
                        || within(place.recipient(), reach.recipients()));
    }

    private static boolean began(Regime regime, Instant asOf) {
        Instant from = regime.reach().from();
        return from == null || from.compareTo(asOf) <= 0;
    }

    private static boolean within(@Nullable String where, Set<String> codes) {
        return codes.stream().anyMatch(code -> where == null || where.equals(code) || where.startsWith(code + "-"));
    }

    boolean prohibits(Purpose purpose, DeidState state) {
        return gate(purpose, state).filter(PurposeGate.FORBIDDEN::equals).isPresent()
                || all.stream()
                        .flatMap(regime -> regime.gates().entrySet().stream())
                        .anyMatch(gate ->
                                gate.getValue() == PurposeGate.FORBIDDEN && Purposes.isA(purpose, gate.getKey()));
    }

    boolean mandates(Purpose purpose) {
        return all.stream()
                .flatMap(regime -> regime.mandated().stream())
                .anyMatch(listed -> Purposes.permitReaches(listed, purpose));
    }

    Optional<PurposeGate> gate(Purpose purpose, DeidState state) {
        return all.stream()
                .flatMap(regime -> gate(regime, purpose, state).stream())
                .min(PurposeGate::compareTo);
    }

    private static Optional<PurposeGate> gate(Regime regime, Purpose purpose, DeidState state) {
        Optional<PurposeGate> lifted = regime.exemptions().stream()
                .filter(exemption -> state.compareTo(exemption.state()) >= 0)
                .filter(exemption -> Purposes.permitReaches(exemption.purpose(), purpose))
                .map(Regime.Exemption::gate)
                .min(PurposeGate::compareTo);
        if (lifted.isPresent()) {
            return lifted;
        }
        for (Purpose at = purpose; at != null; at = Purposes.parent(at)) {
            PurposeGate gate = regime.gates().get(at);
            if (gate != null) {
                boolean weak = !at.equals(purpose) && Purposes.explicitOnly(purpose) && gate != PurposeGate.OPT_IN;
                return weak ? Optional.empty() : Optional.of(gate);
            }
        }
        return Optional.empty();
    }

    /** The labels of the regimes; those usual everywhere where no regime applies. */
    boolean sensitive(Set<Code> labels) {
        Set<Code> usual = all.isEmpty() ? Regime.SENSITIVE : Set.of();
        return Stream.concat(usual.stream(), all.stream().flatMap(regime -> regime.reading().sensitive().stream()))
                .anyMatch(listed -> labels.stream().anyMatch(label -> Matching.labelIsA(label, listed)));
    }

    Set<Obligation> duties(Purpose purpose) {
        return all.stream()
                .flatMap(regime -> regime.obligations().entrySet().stream())
                .filter(duty -> Purposes.isA(purpose, duty.getKey()))
                .map(Map.Entry::getValue)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }

    Map<Purpose, Set<Purpose>> umbrellas() {
        Map<Purpose, Set<Purpose>> united = new HashMap<>();
        all.forEach(regime -> regime.reading()
                .umbrellas()
                .forEach((over, under) ->
                        united.computeIfAbsent(over, key -> new HashSet<>()).addAll(under)));
        return united;
    }

    Precedence precedence() {
        return all.stream()
                .map(regime -> regime.reading().precedence())
                .min(Precedence::compareTo)
                .orElse(Precedence.NEVER);
    }

    boolean careGoesOn(Purpose purpose) {
        boolean care = purpose.equals(Purpose.TREAT)
                || (Purposes.isA(purpose, Purpose.of("ETREAT")) && Purposes.care(purpose));
        return care
                && !all.isEmpty()
                && all.stream().allMatch(regime -> regime.reading().careGoesOn());
    }
}
