// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consentry.policy.Conditions;
import org.consentry.policy.ConsentRef;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeGate;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Regime;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.Rule;
import org.consentry.policy.Study;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.RecipientPlace;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.consentry.protocol.Route;

/** Named people, studies and vendors as feed entries, and replicas that hold them. */
public final class Entries {

    /** The moment of every test. */
    public static final Moment NOON = new Moment(Instant.parse("2026-06-15T12:00:00Z"), 0);

    /** Anna, who says yes or no as a test wants. */
    public static final PatientId ANNA = new PatientId("urn:oid:2.999.1", "4711");

    /** Ben, who has said nothing. */
    public static final PatientId BEN = new PatientId("urn:oid:2.999.1", "4712");

    /** Anna's scan. */
    public static final StudyUid CHEST = new StudyUid("2.999.5.1");

    /** Ben's scan. */
    public static final StudyUid HEAD = new StudyUid("2.999.5.2");

    /** The company. */
    public static final RecipientId NORTHLIGHT = new RecipientId("northlight");

    /** The way to it. */
    public static final Route ROUTE = Route.open(
            "NORTHLIGHT_AI",
            Purpose.MLTRAINING,
            RecipientPlace.plain("NORTHLIGHT", "127.0.0.1", 11121),
            Route.Agreed.demanding(Set.of(Obligation.DEID)));

    /** Research unless there is a no, training of AI only with a yes, care always. */
    public static final Regime REGIME = new Regime(
            "DEMO",
            1,
            Map.of(
                    Purpose.TREAT, PurposeGate.NOT_GATED,
                    Purpose.HRESCH, PurposeGate.OPT_OUT,
                    Purpose.MLTRAINING, PurposeGate.OPT_IN),
            Map.of(),
            true);

    private Entries() {}

    /** A replica that follows, last complete at noon. */
    public static Replica replica(FeedEntry... entries) {
        Replica replica = new Replica();
        replica.publish(view(entries).completeAt(NOON));
        return replica;
    }

    static ReplicaView view(FeedEntry... entries) {
        List<FeedEntry> all = Arrays.asList(entries);
        long last = all.isEmpty() ? 0 : all.get(all.size() - 1).position();
        return ReplicaView.loaded("e1", 0, Contents.EMPTY).after(last, all);
    }

    /** Regime, recipient, two studies and Anna's yes, at positions 1 to 5. */
    public static FeedEntry[] annaSaysYes() {
        return new FeedEntry[] {
            regime(1),
            recipient(2, Status.ACTIVE, ROUTE),
            linked(3, CHEST, ANNA),
            linked(4, HEAD, BEN),
            says(5, ANNA, true)
        };
    }

    /** The regime. */
    public static FeedEntry regime(long position) {
        return new FeedEntry.RegimesChanged(position, NOON.wall(), RegimeSet.of(REGIME));
    }

    /** The company with those routes, registered for training of AI. */
    public static FeedEntry recipient(long position, Status status, Route... routes) {
        RegisteredRecipient recipient = new RegisteredRecipient(
                NORTHLIGHT, "Northlight", "company", "US", Set.of(), Set.of(Purpose.MLTRAINING), status);
        return new FeedEntry.RecipientChanged(position, NOON.wall(), recipient, List.of(routes));
    }

    /** A study of a patient. */
    public static FeedEntry linked(long position, StudyUid study, PatientId patient) {
        return new FeedEntry.StudyLinked(position, NOON.wall(), new LinkedStudy(study, patient, Study.UNKNOWN));
    }

    /** A yes or a no to training of AI. */
    public static FeedEntry says(long position, PatientId patient, boolean yes) {
        Conditions training = Conditions.purposes(Purpose.MLTRAINING);
        Rule rule = yes ? Rule.permit(training).demanding(Obligation.DEID) : Rule.deny(training);
        ConsentTerms terms = new ConsentTerms(
                new ConsentRef("c" + patient.value(), position),
                "ai",
                NOON.wall().minusSeconds(1000 - position),
                new ConsentTerms.Rules(rule));
        return new FeedEntry.ConsentChanged(position, NOON.wall(), patient, PatientTerms.of(terms));
    }
}
