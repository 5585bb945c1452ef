// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.consentry.policy.*;
import org.jspecify.annotations.Nullable;

/** Section 8: the conditions of a rule, each with those it keeps of the rules around it, against one purpose. */
record Matching(Effect effect, AccessRequest request, Purpose purpose, Map<Purpose, Set<Purpose>> umbrellas) {

    private static final Map<String, String> LABELS = Map.of("OPIOIDUD", "SUD", "SUD", "SPI", "PSY", "SPI");

    /** Every level of conditions must fit. */
    Fit fit(List<Conditions> levels) {
        Fit fit = levels.stream().noneMatch(level -> level.purposes() != null) ? anyPurpose() : Fit.YES;
        for (Conditions level : levels) {
            fit = fit.and(fit(level));
        }
        return fit;
    }

    private Fit fit(Conditions level) {
        return stated(level.purposes(), Fit.CODE, this::purpose)
                .and(recipients(level.parties().recipients()))
                .and(stated(level.parties().custodians(), Fit.ACTOR, this::custodian))
                .and(stated(level.parties().authors(), Fit.ACTOR, this::author))
                .and(level.parties().otherRole() ? unclear(Fit.ACTOR) : Fit.YES)
                .and(stated(level.data().items(), Fit.CODE, item -> new NamedData(item).fit(study())))
                .and(stated(level.projects(), Fit.CODE, this::project))
                .and(dataPeriod(level.data().taken()))
                .and(codes(level.data().codes()))
                .and(stated(level.data().classes(), Fit.CODE, kind -> Fit.of(kind.equals("ImagingStudy"))))
                .and(labels(level.labels()))
                .and(stated(level.actions(), Fit.CODE, this::action));
    }

    private <T> Fit stated(@Nullable Listed<T> listed, Fit unresolved, Function<T, Fit> each) {
        if (listed == null) {
            return Fit.YES;
        }
        Fit fit = listed.unresolved() ? unclear(unresolved) : Fit.NO;
        for (T value : listed.values()) {
            fit = fit.or(each.apply(value));
        }
        return fit;
    }

    /** What could not be interpreted may match a deny and never a permit. */
    private Fit unclear(Fit denied) {
        return effect == Effect.DENY ? denied : Fit.NO;
    }

    private Fit anyPurpose() {
        boolean unreached = Purposes.explicitOnly(purpose) || !Purposes.known(purpose);
        return Fit.of(effect == Effect.DENY || !unreached);
    }

    private Fit purpose(Purpose listed) {
        if (effect == Effect.PERMIT) {
            return Fit.of(Purposes.permitReaches(listed, purpose));
        }
        if (denyReaches(listed, purpose, umbrellas)) {
            return Fit.YES;
        }
        return Purposes.meaningless(listed) ? Fit.CODE : Fit.NO;
    }

    static boolean denyReaches(Purpose listed, Purpose asked, Map<Purpose, Set<Purpose>> umbrellas) {
        return Purposes.isA(asked, listed)
                || umbrellas.entrySet().stream()
                        .anyMatch(umbrella -> Purposes.isA(umbrella.getKey(), listed)
                                && umbrella.getValue().stream().anyMatch(under -> Purposes.isA(asked, under)));
    }

    private Fit recipients(@Nullable Recipients listed) {
        if (listed == null) {
            return Fit.YES;
        }
        Recipient asked = request.recipient();
        boolean below = effect == Effect.DENY || listed.affiliates();
        boolean named = listed.ids().stream()
                .anyMatch(id -> id.equals(asked.id())
                        || asked.classes().contains(id)
                        || (below && asked.parents().contains(id)));
        return Fit.of(named).or(listed.unresolved() ? unclear(Fit.ACTOR) : Fit.NO);
    }

    private Fit custodian(RecipientId listed) {
        return known("custodian", study().origin().custodian(), listed, RecipientId::equals);
    }

    private Fit author(RecipientId listed) {
        return known("author", study().origin().authors(), listed, Set::contains);
    }

    private Fit project(String listed) {
        return known("project", request.circumstances().project(), listed, String::equals);
    }

    private static <A, T> Fit known(String name, @Nullable A attribute, T listed, BiFunction<A, T, Boolean> test) {
        return attribute == null ? Fit.missing(name) : Fit.of(test.apply(attribute, listed));
    }

    private Fit dataPeriod(@Nullable Period listed) {
        Period taken = study().started();
        if (listed == null || taken == null) {
            return listed == null ? Fit.YES : Fit.missing("started");
        }
        return Fit.of(effect == Effect.PERMIT ? Times.inside(taken, listed) : Times.meet(taken, listed));
    }

    /** Modalities, body sites and procedures are told apart by the code system; alternatives of one another. */
    private Fit codes(@Nullable Listed<Code> listed) {
        if (listed == null) {
            return Fit.YES;
        }
        boolean modality =
                listed.values().stream().anyMatch(code -> code.system().equals(Code.DCM));
        boolean other = listed.values().stream().anyMatch(code -> !code.system().equals(Code.DCM));
        boolean partly = effect == Effect.PERMIT
                && Stream.of(
                                study().content().modalities(),
                                study().content().bodySites(),
                                study().content().procedures())
                        .anyMatch(found -> found.stream().anyMatch(listed.values()::contains));
        Fit fit = (listed.unresolved() ? unclear(Fit.CODE) : Fit.NO)
                .or(modality ? shown("modality", study().content().modalities(), listed.values()) : Fit.NO)
                .or(other ? shown("bodySite", study().content().bodySites(), listed.values()) : Fit.NO)
                .or(Fit.of(other && all(study().content().procedures(), listed.values())));
        return partly && !fit.sure() ? Fit.NO : fit;
    }

    private Fit shown(String name, Set<Code> found, Set<Code> listed) {
        return found.isEmpty() ? Fit.missing(name) : Fit.of(all(found, listed));
    }

    /** A permit covers all that a study shows, a deny needs one of it; a request has no attribute for procedures. */
    private boolean all(Set<Code> found, Set<Code> listed) {
        return effect == Effect.PERMIT
                ? !found.isEmpty() && listed.containsAll(found)
                : found.stream().anyMatch(listed::contains);
    }

    /** One dimension; values are alternatives, whatever their kind. */
    private Fit labels(@Nullable Labels listed) {
        if (listed == null) {
            return Fit.YES;
        }
        Set<Code> carried = study().marking().sensitivities();
        if (effect == Effect.PERMIT) {
            boolean uncovered = carried.stream().anyMatch(label -> !covered(label, listed));
            return Fit.of(carried.isEmpty() ? levelFits(listed) : !uncovered);
        }
        boolean one = levelFits(listed) || carried.stream().anyMatch(label -> covered(label, listed));
        return Fit.of(one).or(listed.unresolved() ? Fit.CODE : Fit.NO);
    }

    private static boolean covered(Code label, Labels listed) {
        return listed.sensitivities().stream().anyMatch(each -> labelIsA(label, each));
    }

    /** High-water mark for a permit; for a deny, the data's level or above. */
    private boolean levelFits(Labels listed) {
        return listed.levels().stream()
                .map(each -> study().marking().confidentiality().compareTo(each))
                .anyMatch(order -> effect == Effect.PERMIT ? order <= 0 : order >= 0);
    }

    static boolean labelIsA(Code label, Code ancestor) {
        for (String at = label.code(); at != null; at = LABELS.get(at)) {
            if (new Code(label.system(), at).equals(ancestor)) {
                return true;
            }
            if (!label.system().equals(Code.ACT_CODE)) {
                return false;
            }
        }
        return false;
    }

    private Fit action(Action listed) {
        boolean viewing = effect == Effect.DENY && listed == Action.ACCESS && request.action() != Action.CORRECT;
        return Fit.of(listed == request.action() || viewing);
    }

    private Study study() {
        return request.study();
    }
}
