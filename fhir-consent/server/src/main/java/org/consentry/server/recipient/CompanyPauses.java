// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.recipient.change.CompanyChange;
import org.consentry.server.recipient.change.CompanyChange.Kind;
import org.consentry.server.recipient.change.CompanyChange.What;
import org.consentry.server.recipient.change.CompanyRecorder;
import org.consentry.server.recipient.change.CompanyStep;
import org.consentry.server.recipient.change.CompanyStore;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Organization;

/**
 * Stops an entry at once, by one person; lets scans go there again, by two. Agents refuse what goes to a paused
 * recipient, and what waits for it goes on waiting. All steps run in the caller's transaction.
 */
@Singleton
class CompanyPauses {
    private final RegisterMapping register;
    private final Entries entries;
    private final EntryWrites writes;
    private final CompanyStore changes;
    private final CompanyRecorder recorder;

    @Inject
    CompanyPauses(
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

    /** Stops it, for a reason. */
    void pause(StaffAct act) {
        String why = act.why();
        register.lock();
        StoredVersion current = entry(act);
        if (!entries.organization(current).getActive()) {
            throw new Problem(Status.CONFLICT, "Expected an entry that is not stopped, found one that is");
        }
        long change = changes.begin(act.slug(), Kind.PAUSE, act.login(), act.at());
        put(act, current, false, change, why);
        recorder.done(act.caller(), new CompanyStep(change, act.slug(), Kind.PAUSE, What.DONE, why));
    }

    /** Asks to let scans go there again, for a reason. */
    void ask(StaffAct act) {
        String why = act.why();
        register.lock();
        resumable(act);
        if (changes.open(act.slug(), Kind.RESUME).isPresent()) {
            throw new Problem(Status.CONFLICT, "Expected that nobody has asked yet, found that somebody has");
        }
        long change = changes.begin(act.slug(), Kind.RESUME, act.login(), act.at());
        changes.step(change, What.SENT, why, act.login(), act.at());
        recorder.done(act.caller(), new CompanyStep(change, act.slug(), Kind.RESUME, What.SENT, why));
    }

    /** Confirms what another login asked for. */
    void confirm(StaffAct act) {
        CompanyChange asked = asked(act);
        act.asSecond(asked);
        put(act, resumable(act), true, asked.id(), "");
        recorder.done(act.caller(), new CompanyStep(asked.id(), act.slug(), Kind.RESUME, What.DONE, ""));
    }

    /** Drops what was asked for. Any privacy officer may. */
    void drop(StaffAct act) {
        CompanyChange asked = asked(act);
        changes.step(asked.id(), What.DROPPED, "", act.login(), act.at());
        recorder.done(act.caller(), new CompanyStep(asked.id(), act.slug(), Kind.RESUME, What.DROPPED, ""));
    }

    private CompanyChange asked(StaffAct act) {
        register.lock();
        return act.seen(changes.open(act.slug(), Kind.RESUME));
    }

    private StoredVersion entry(StaffAct act) {
        return entries.current(act.slug())
                .orElseThrow(() -> new Problem(Status.NOT_FOUND, "Expected an entry of the register, found none"));
    }

    /** The entry, which must be stopped for now. What has ended begins anew by a draft without the day it ended. */
    private StoredVersion resumable(StaffAct act) {
        StoredVersion current = entry(act);
        Organization organization = entries.organization(current);
        if (organization.getActive()) {
            throw new Problem(Status.CONFLICT, "Expected an entry that is stopped, found one that is not");
        }
        if (!FactsMapping.facts(organization).text("ended-on").isEmpty()) {
            throw new Problem(Status.CONFLICT, "Expected an entry that is paused, found one that has ended");
        }
        return current;
    }

    private void put(StaffAct act, StoredVersion current, boolean active, long change, String why) {
        Organization organization = entries.organization(current).setActive(active);
        int version = writes.put(act.caller(), Optional.of(current.version()), act.slug(), organization)
                .stored()
                .version();
        changes.done(change, why, version, act.login(), act.at());
    }
}
