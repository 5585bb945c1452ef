// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.time.Instant;

/**
 * One version of an active consent, reduced to what a decision needs.
 *
 * @param ref the version these terms come from
 * @param topic what the consent is about; of one patient's consents on one topic a newer one can replace an older, and
 *     consents on different topics never replace each other
 * @param made when the patient made the choice; before it, the consent does not count and hides nothing
 * @param evidenced whether it shows that the patient, or someone allowed to decide for them, really said so; only then
 *     can a narrow yes in it beat a broad no
 * @param base what it says
 */
public record ConsentTerms(ConsentRef ref, String topic, Span made, boolean evidenced, Base base) {

    /** Terms of a choice whose instant is known. */
    public ConsentTerms(ConsentRef ref, String topic, Instant dateTime, boolean evidenced, Base base) {
        this(ref, topic, Span.at(dateTime), evidenced, base);
    }

    /** Terms without evidence. */
    public ConsentTerms(ConsentRef ref, String topic, Instant dateTime, Base base) {
        this(ref, topic, dateTime, false, base);
    }

    /** The instant from which it counts: the first that its date can mean. */
    public Instant dateTime() {
        return made.earliest();
    }

    /** What a consent says: rules, or something that no safe rule can be made of. */
    public sealed interface Base permits Rules, NotComputable {}

    /** How a rule inherits from the rule around it. */
    public enum Nesting {
        /** A dimension stated replaces the one around it. */
        REPLACING,
        /** A dimension stated holds together with the one around it. */
        CONJUNCTIVE
    }

    /**
     * A consent with a computable base effect.
     *
     * @param root the base rule, with its exceptions
     * @param nesting how exceptions inherit
     * @param elseDeny whether every request that the rules do not match is denied, as in an opt-out whose root permits
     * @param secondaryOnly whether a deny that lists no purpose is about secondary purposes only, as in a consent to
     *     research: it must not stop care
     */
    public record Rules(Rule root, Nesting nesting, boolean elseDeny, boolean secondaryOnly) implements Base {

        /** Rules as R4 and its profiles write them. */
        public Rules(Rule root) {
            this(root, Nesting.REPLACING, false);
        }

        /** Rules whose denies are about whatever they do not restrict. */
        public Rules(Rule root, Nesting nesting, boolean elseDeny) {
            this(root, nesting, elseDeny, false);
        }

        /** Whether a deny here that lists no purpose leaves this one alone. */
        boolean spares(Purpose purpose) {
            return secondaryOnly && PurposeHierarchy.isA(purpose, Purpose.TREAT);
        }
    }

    /**
     * A consent that cannot be computed. It never disappears: where no other consent denies, it makes the answer a
     * deny.
     *
     * @param reason one of the {@code INDET_} reasons
     */
    public record NotComputable(Reason reason) implements Base {
        public NotComputable {
            if (!reason.isIndeterminate()) {
                throw new IllegalArgumentException("expected an INDET_ reason, found " + reason);
            }
        }
    }
}
