// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.consentry.protocol.Json;
import org.consentry.server.access.Duty;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.fhir.door.FhirWrites;
import org.consentry.server.recipient.change.CompanyChange;
import org.consentry.server.recipient.change.CompanyChange.Kind;
import org.consentry.server.recipient.change.CompanyChange.What;
import org.consentry.server.recipient.change.CompanyFacts;
import org.consentry.server.recipient.change.CompanyRecorder;
import org.consentry.server.recipient.change.CompanyStep;
import org.consentry.server.recipient.change.CompanyStore;
import org.consentry.server.recipient.change.FactFault;
import org.consentry.server.recipient.change.FactRules;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Organization;

/**
 * The way of a draft: one login writes it and sends it, another publishes it or sends it back. Until then nothing that
 * is in force changes. All steps run in the caller's transaction.
 */
@Singleton
class CompanyDrafts {
    /** Ids of new entries are addresses of pages: lower case, and no dots. */
    private static final Pattern NEW = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}[a-z0-9]");

    private static final int UNPROCESSABLE = 422;

    private final RegisterMapping register;
    private final Entries entries;
    private final EntryWrites writes;
    private final CompanyStore changes;
    private final CompanyRecorder recorder;

    @Inject
    CompanyDrafts(
            RegisterMapping register,
            Entries entries,
            EntryWrites writes,
            CompanyStore changes,
            CompanyRecorder recorder) {
        this.register = register;
        this.entries = entries;
        this.writes = writes;
        this.changes = changes;
        this.recorder = recorder;
    }

    /** Saves the facts; the number of the step. A draft that waited for a second person no longer does. */
    long save(StaffAct act) {
        register.lock();
        CompanyFacts facts = facts(act);
        refuse(FactRules.ofDraft(facts, StaffAct.latest(act.at())));
        Optional<StoredVersion> current = entries.current(act.slug());
        if (current.isEmpty()) {
            refuseId(act.slug());
        }
        if (!entries.isBasedOn(act.base().orElse(null), current)) {
            throw new Problem(Status.CONFLICT, "Expected the version now in force as base, found another or none");
        }
        Optional<CompanyChange> open = changes.open(act.slug(), Kind.FACTS);
        open.filter(draft -> !draft.isOf(act.login())).ifPresent(others -> {
            throw new Problem(Status.CONFLICT, "Expected no draft of another login, found one");
        });
        long change = open.map(CompanyChange::id)
                .orElseGet(() -> changes.begin(act.slug(), Kind.FACTS, act.login(), act.at()));
        long seen = changes.save(change, facts.json().toString(), act.base().orElse(null), act.login(), act.at());
        recorder.done(act.caller(), new CompanyStep(change, act.slug(), Kind.FACTS, What.SAVED, ""));
        return seen;
    }

    /** Asks for a second person. Refuses what could not be published. */
    void send(StaffAct act) {
        CompanyChange draft = open(act);
        act.asWriter(draft);
        if (draft.waits()) {
            throw new Problem(Status.CONFLICT, "Expected a draft that does not wait yet, found one that does");
        }
        publishable(act, draft);
        step(act, draft, What.SENT, "");
    }

    /** Gives it back to its writer, with the reason. */
    void sendBack(StaffAct act) {
        String why = act.why();
        CompanyChange draft = waiting(act);
        act.asSecond(draft);
        step(act, draft, What.BACK, why);
    }

    /** Ends it, with nothing changed. Who approves drafts may end any; who only drafts, the own one. */
    void drop(StaffAct act) {
        CompanyChange draft = open(act);
        if (!act.caller().may(Duty.APPROVALS)) {
            act.asWriter(draft);
        }
        step(act, draft, What.DROPPED, "");
    }

    /** Puts it in force; the version that it became. */
    int publish(StaffAct act) {
        CompanyChange draft = waiting(act);
        act.asSecond(draft);
        Organization entry = publishable(act, draft);
        Optional<Integer> expected = entries.current(act.slug()).map(StoredVersion::version);
        FhirWrites.Put done = writes.put(act.caller(), expected, act.slug(), entry);
        int version = done.stored().version();
        changes.done(draft.id(), "", version, act.login(), act.at());
        recorder.done(act.caller(), new CompanyStep(draft.id(), act.slug(), Kind.FACTS, What.DONE, ""));
        return version;
    }

    /**
     * The entry that the draft would make. Refuses with 409 a draft of an older entry, with 422 and names what lacks.
     */
    private Organization publishable(StaffAct act, CompanyChange draft) {
        Optional<StoredVersion> current = entries.current(act.slug());
        if (!entries.isBasedOn(draft.base(), current)) {
            throw new Problem(Status.CONFLICT, "Expected an entry as it was when the draft began, found a later one");
        }
        if (current.isEmpty()) {
            refuseId(act.slug());
        }
        CompanyFacts facts = CompanyView.facts(draft);
        refuse(FactRules.ofEntry(facts, StaffAct.latest(act.at())));
        Organization entry =
                FactsMapping.with(current.map(entries::organization).orElse(null), act.slug(), facts);
        refuse(writes.complaints(act.slug(), entry).all().stream()
                .filter(complaint -> !complaint.remark())
                .map(CompanyDrafts::fault)
                .toList());
        return entry;
    }

    private static FactFault fault(Complaints.Complaint complaint) {
        return new FactFault(complaint.expression(), complaint.expected());
    }

    private CompanyChange open(StaffAct act) {
        register.lock();
        return act.seen(changes.open(act.slug(), Kind.FACTS));
    }

    private CompanyChange waiting(StaffAct act) {
        CompanyChange draft = open(act);
        if (!draft.waits()) {
            throw new Problem(
                    Status.CONFLICT, "Expected a draft that waits for a second person, found one that does not");
        }
        return draft;
    }

    private void step(StaffAct act, CompanyChange draft, What what, String why) {
        changes.step(draft.id(), what, why, act.login(), act.at());
        recorder.done(act.caller(), new CompanyStep(draft.id(), act.slug(), Kind.FACTS, what, why));
    }

    private void refuseId(String slug) {
        if (!NEW.matcher(slug).matches()) {
            throw new Problem(Status.BAD_REQUEST, "Expected an id of 2 to 64 small letters, digits and dashes");
        }
        if (register.isDevice(slug)) {
            throw new Problem(Status.CONFLICT, "Expected an id that no Device has: both are recipients");
        }
    }

    private static CompanyFacts facts(StaffAct act) {
        try {
            return CompanyFacts.of(act.said());
        } catch (IllegalArgumentException malformed) {
            throw new Problem(Status.BAD_REQUEST, malformed);
        }
    }

    /** Refuses with 422 and names each fault. */
    private static void refuse(List<FactFault> faults) {
        if (!faults.isEmpty()) {
            String document = Json.createObjectBuilder()
                    .add("type", "about:blank")
                    .add("title", "Unprocessable Content")
                    .add("status", UNPROCESSABLE)
                    .add("detail", "Expected facts that can be taken, found " + faults.size() + " that cannot")
                    .add("faults", CompanyView.faults(faults))
                    .build()
                    .toString();
            throw new WebApplicationException(Response.status(UNPROCESSABLE)
                    .type("application/problem+json")
                    .entity(document)
                    .build());
        }
    }
}
