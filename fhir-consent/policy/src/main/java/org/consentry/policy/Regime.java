// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a place, as data: what holds for a purpose when the patient has said nothing, and what every release
 * demands there.
 *
 * @param id its name; not blank
 * @param version its version, from 1; cited in every decision
 * @param reach where and from when it applies
 * @param gates the gate of each purpose that has one of its own
 * @param exemptions gates that hold instead for data that is de-identified far enough
 * @param mandated purposes for which the law demands disclosure, whatever anybody said
 * @param obligations what a release for a purpose, or one below it, demands
 * @param reading how consents are read there
 */
public record Regime(
        String id,
        int version,
        Reach reach,
        Map<Purpose, PurposeGate> gates,
        List<Exemption> exemptions,
        Set<Purpose> mandated,
        Map<Purpose, Set<Obligation>> obligations,
        Reading reading) {

    /** Labels that deny secondary purposes where nothing else is said. */
    public static final Set<Code> SENSITIVE =
            Set.of(Code.sensitivity("SUD"), Code.sensitivity("HIV"), Code.sensitivity("PSY"), Code.sensitivity("SDV"));

    public Regime {
        if (id.isBlank() || version < 1) {
            throw new IllegalArgumentException("a regime needs an id and a version from 1");
        }
        gates = Map.copyOf(gates);
        exemptions = List.copyOf(exemptions);
        mandated = Set.copyOf(mandated);
        obligations = obligations.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, duty -> Set.copyOf(duty.getValue())));
    }

    /** A regime of gates and duties that applies everywhere, where a narrow yes beats an older broad no. */
    public Regime(
            String id,
            int version,
            Map<Purpose, PurposeGate> gates,
            Map<Purpose, Set<Obligation>> obligations,
            boolean careGoesOn) {
        this(
                id,
                version,
                Reach.EVERYWHERE,
                gates,
                List.of(),
                Set.of(),
                obligations,
                new Reading(Map.of(), Precedence.IF_NEWER, SENSITIVE, careGoesOn));
    }

    /**
     * Where and from when a regime applies. Codes are ISO 3166; a country reaches its regions. It applies if any of the
     * three parties is where it reaches, or is nobody knows where; with no place named it applies everywhere.
     *
     * @param from the first instant, or null if it has always applied
     * @param patients where patients live
     * @param facilities where hospitals are
     * @param recipients where recipients are
     */
    public record Reach(@Nullable Instant from, Set<String> patients, Set<String> facilities, Set<String> recipients) {

        /** Always and everywhere. */
        public static final Reach EVERYWHERE = new Reach(null, Set.of(), Set.of(), Set.of());

        public Reach {
            patients = Set.copyOf(patients);
            facilities = Set.copyOf(facilities);
            recipients = Set.copyOf(recipients);
        }

        boolean began(Instant asOf) {
            return from == null || !asOf.isBefore(from);
        }

        boolean covers(Place place) {
            boolean everywhere = patients.isEmpty() && facilities.isEmpty() && recipients.isEmpty();
            return everywhere
                    || covers(patients, place.patient())
                    || covers(facilities, place.facility())
                    || covers(recipients, place.recipient());
        }

        private static boolean covers(Set<String> codes, @Nullable String where) {
            if (codes.isEmpty()) {
                return false;
            }
            return where == null || codes.stream().anyMatch(code -> where.equals(code) || where.startsWith(code + "-"));
        }
    }

    /**
     * A gate for data that is de-identified far enough.
     *
     * @param state the least de-identification it asks for
     * @param purpose for which purpose, with all below
     * @param gate the gate instead
     */
    public record Exemption(DeidState state, Purpose purpose, PurposeGate gate) {
        boolean applies(Purpose asked, DeidState found) {
            return found.compareTo(state) >= 0 && PurposeHierarchy.permitReaches(purpose, asked);
        }
    }

    /**
     * How consents are read.
     *
     * @param umbrellas for a purpose, the others that a no to it also stops
     * @param precedence whether a narrow yes beats a broad no
     * @param sensitive labels that deny secondary purposes without a yes
     * @param careGoesOn whether treatment and emergencies go on when a consent cannot be computed
     */
    public record Reading(
            Map<Purpose, Set<Purpose>> umbrellas, Precedence precedence, Set<Code> sensitive, boolean careGoesOn) {
        public Reading {
            umbrellas = umbrellas.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, under -> Set.copyOf(under.getValue())));
            sensitive = Set.copyOf(sensitive);
        }
    }

    /**
     * Returns the gate of a purpose: its own entry, else that of its nearest ancestor. FORBIDDEN always reaches down;
     * to an explicit-only purpose nothing weaker than OPT_IN does. Empty where no entry applies.
     */
    public Optional<PurposeGate> gate(Purpose purpose) {
        boolean forbidden = gates.entrySet().stream()
                .anyMatch(entry ->
                        entry.getValue() == PurposeGate.FORBIDDEN && PurposeHierarchy.isA(purpose, entry.getKey()));
        if (forbidden) {
            return Optional.of(PurposeGate.FORBIDDEN);
        }
        PurposeGate own = gates.get(purpose);
        if (own != null) {
            return Optional.of(own);
        }
        Optional<PurposeGate> inherited = nearest(purpose);
        return PurposeHierarchy.isExplicitOnly(purpose) ? inherited.filter(PurposeGate.OPT_IN::equals) : inherited;
    }

    /** Returns the gate of a purpose for data in this state: an exemption never lifts what is forbidden. */
    public Optional<PurposeGate> gate(Purpose purpose, DeidState state) {
        Optional<PurposeGate> gate = gate(purpose);
        if (gate.filter(PurposeGate.FORBIDDEN::equals).isPresent()) {
            return gate;
        }
        return exemptions.stream()
                .filter(exemption -> exemption.applies(purpose, state))
                .map(Exemption::gate)
                .min(PurposeGate::compareTo)
                .or(() -> gate);
    }

    /** Returns what a release for this purpose demands here. */
    public Set<Obligation> obligationsOf(Purpose purpose) {
        return obligations.entrySet().stream()
                .filter(entry -> PurposeHierarchy.isA(purpose, entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the law demands disclosure for this purpose. */
    boolean mandates(Purpose purpose) {
        return mandated.stream().anyMatch(each -> PurposeHierarchy.permitReaches(each, purpose));
    }

    /** Its name and version, {@code id/version}. */
    public String citation() {
        return id + "/" + version;
    }

    private Optional<PurposeGate> nearest(Purpose purpose) {
        return gates.entrySet().stream()
                .flatMap(entry ->
                        PurposeHierarchy.distance(purpose, entry.getKey())
                                .map(steps -> Map.entry(steps, entry.getValue()))
                                .stream())
                .min(Map.Entry.<Integer, PurposeGate>comparingByKey().thenComparing(Map.Entry.comparingByValue()))
                .map(Map.Entry::getValue);
    }
}
