// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.policy.*;

/** Section 10, {@code decideOne}: one purpose through all tiers. */
final class OnePurpose {

    static final int PERMITTED = Integer.MAX_VALUE;
    private static final List<Reason> TABLE = List.of(Reason.values());

    /**
     * What one purpose comes to.
     *
     * @param rank the order among refusals, by tier and then by the table of section 5
     * @param codes the codes the refusal may have
     */
    record Outcome(int rank, Set<String> codes, Set<Obligation> obligations) {}

    private final AccessRequest request;
    private final Purpose purpose;
    private final PatientTerms terms;
    private final Regimes regimes;
    private final Consents said;

    OnePurpose(AccessRequest request, Purpose purpose, PatientTerms terms, Regimes regimes) {
        this.request = request;
        this.purpose = purpose;
        this.terms = terms;
        this.regimes = regimes;
        this.said = Consents.of(request, purpose, terms.consents(), regimes);
    }

    Outcome outcome() {
        if (regimes.prohibits(purpose, request.deidState())) {
            return deny(0, Set.of("LAW_PROHIBITED"));
        }
        if (regimes.mandates(purpose)) {
            return permit(Set.of());
        }
        Optional<Reason> open = openCase();
        if (open.isPresent()) {
            return deny(1, Set.of(open.get().name()));
        }
        List<Said> denies = said.denies().stream()
                .filter(deny -> !overridden(deny.ladder(), deny))
                .toList();
        Outcome outcome = afterCases(denies, true);
        boolean indeterminate = outcome.codes().stream().allMatch(code -> code.startsWith("INDET_"));
        if (indeterminate && regimes.careGoesOn(purpose)) {
            List<Said> sure = denies.stream().filter(deny -> !unresolved(deny)).toList();
            Outcome otherwise = afterCases(sure, false);
            return otherwise.rank() == PERMITTED ? otherwise : outcome;
        }
        return outcome;
    }

    private Outcome afterCases(List<Said> denies, boolean withUndetermined) {
        if (!denies.isEmpty()) {
            return deny(2, reasonOf(denies));
        }
        if (registry(RegistryAnswer.State.OPTED_OUT)) {
            return deny(3, Set.of("REGISTRY_OPT_OUT"));
        }
        boolean flagged =
                request.study().flag() == ConsentFlag.NO || request.study().flag() == ConsentFlag.WITHDRAWN;
        if (flagged && !Purposes.care(purpose) && !registryOverridden(Ladder.ofFlag())) {
            return deny(3, Set.of("DICOM_CONSENT_FLAG"));
        }
        if (withUndetermined && !said.undetermined().isEmpty()) {
            return deny(2, Set.of(Collections.min(said.undetermined()).name()));
        }
        if (withUndetermined && registry(RegistryAnswer.State.UNKNOWN)) {
            return deny(3, Set.of("INDET_REGISTRY"));
        }
        if (!said.permits().isEmpty()) {
            Set<Obligation> demanded = new HashSet<>();
            said.permits().forEach(yes -> demanded.addAll(yes.obligations()));
            return permit(demanded);
        }
        return nothingSaid();
    }

    private Outcome nothingSaid() {
        if (regimes.sensitive(request.study().marking().sensitivities()) && !Purposes.care(purpose)) {
            return deny(4, Set.of("SENSITIVE_CATEGORY"));
        }
        Optional<PurposeGate> gate = regimes.gate(purpose, request.deidState());
        if (!Purposes.known(purpose)) {
            return deny(4, Set.of("PURPOSE_UNKNOWN"));
        }
        if (gate.filter(PurposeGate.OPT_IN::equals).isPresent()) {
            return deny(4, said.missed().isEmpty() ? Set.of("OPT_IN_MISSING") : said.missed());
        }
        if (gate.isPresent() || Purposes.care(purpose)) {
            return permit(Set.of());
        }
        return deny(5, said.missed().isEmpty() ? Set.of("DEFAULT_DENY") : said.missed());
    }

    private Optional<Reason> openCase() {
        List<Reason> open = new ArrayList<>();
        for (PatientCase each : terms.cases()) {
            boolean theirs = each.recipient().equals(request.recipient().id())
                    || request.recipient().parents().contains(each.recipient());
            boolean about = each.purposes().isEmpty()
                    || each.purposes().stream().anyMatch(listed -> Purposes.isA(purpose, listed));
            if (theirs && about && !lifted(each)) {
                open.add(
                        switch (each.kind()) {
                            case WITHDRAWAL -> Reason.WITHDRAWAL_ACTIVE;
                            case ERASURE -> Reason.ERASURE_ACTIVE;
                            case LEGAL_HOLD -> Reason.LEGAL_HOLD;
                        });
            }
        }
        return open.stream().min(Reason::compareTo);
    }

    /** Section 6: a later yes lifts a withdrawal for the party it names and not for its subsidiaries. */
    private boolean lifted(PatientCase open) {
        return open.since() != null
                && said.permits().stream()
                        .filter(Said::toAskerAlone)
                        .anyMatch(yes -> open.since().isBefore(yes.at().earliest()));
    }

    private boolean registry(RegistryAnswer.State state) {
        return terms.registries().stream()
                .filter(answer -> answer.state() == state)
                .filter(answer -> answer.purposes().stream()
                        .anyMatch(listed -> Matching.denyReaches(listed, purpose, regimes.umbrellas())))
                .anyMatch(answer -> !registryOverridden(Ladder.ofRegistry(
                        answer.purposes(), new Matching(Effect.DENY, request, purpose, regimes.umbrellas()))));
    }

    private boolean registryOverridden(Ladder ladder) {
        return regimes.precedence() == Precedence.ALWAYS
                && said.permits().stream()
                        .anyMatch(yes -> yes.evidenced() && yes.ladder().dominates(ladder));
    }

    private boolean overridden(Ladder ladder, Said deny) {
        return said.permits().stream()
                .filter(Said::evidenced)
                .filter(yes -> yes.ladder().dominates(ladder))
                .anyMatch(yes -> regimes.precedence() == Precedence.ALWAYS
                        || (regimes.precedence() == Precedence.IF_NEWER && yes.newerThan(deny)));
    }

    private static boolean unresolved(Said deny) {
        return !deny.causes().isEmpty() && deny.causes().stream().allMatch(cause -> cause.startsWith("INDET_"));
    }

    /** A sure deny, else a missing attribute, else what could not be resolved, in the order of section 5. */
    private static Set<String> reasonOf(List<Said> denies) {
        if (denies.stream().anyMatch(deny -> deny.causes().isEmpty())) {
            return Set.of("CONSENT_DENY");
        }
        Set<String> causes = new TreeSet<>();
        denies.forEach(deny -> causes.addAll(deny.causes()));
        Set<String> missing = new TreeSet<>(causes);
        missing.removeIf(cause -> !cause.startsWith("MISSING"));
        if (!missing.isEmpty()) {
            return missing;
        }
        return Set.of(causes.contains("INDET_ACTOR") ? "INDET_ACTOR" : "INDET_TERMINOLOGY");
    }

    private Outcome permit(Set<Obligation> demanded) {
        Set<Obligation> all = new HashSet<>(demanded);
        all.addAll(regimes.duties(purpose));
        return new Outcome(PERMITTED, Set.of("PERMIT"), all);
    }

    private static Outcome deny(int tier, Set<String> codes) {
        String code = codes.iterator().next();
        int colon = code.indexOf(':');
        Reason reason = Reason.valueOf(colon < 0 ? code : code.substring(0, colon));
        return new Outcome(tier * TABLE.size() + TABLE.indexOf(reason), codes, Set.of());
    }
}
