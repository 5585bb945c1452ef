// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import org.consentry.policy.StudyUid;
import org.jspecify.annotations.Nullable;

/**
 * The files and what is known of them.
 *
 * @param folder the files
 * @param index what they are
 * @param paces when routes may be tried
 * @param trips ways to recipients that are open
 */
record QueueState(QueueFolder folder, Index index, RoutePaces paces, RestingTrips trips) {
    private static final Logger LOG = System.getLogger(QueueState.class.getName());

    /** Notes on the disk that the recipient has it, before anything else: it is not sent again after a kill. */
    void sent(QueueEntry entry) {
        try {
            folder.sent(entry.id);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "An object that was sent may be sent once more after a restart", e);
        }
    }

    /** Takes an object in. If the agent holds its study, it is held with it. */
    void add(String id, WaitingFacts facts, long bytes) {
        QueueEntry entry = index.addWithStudy(id, facts, bytes);
        if (index.isHeld(entry)) {
            found(entry);
        }
    }

    /** Holds what waits of a study, also after a restart if the disk takes it; how many objects. */
    int holdStudy(StudyUid study, Instant now) {
        List<QueueEntry> entries = index.holdStudy(study, Hold.byAgent(now, Hold.MIXED_STUDY));
        try {
            remember(entries);
        } catch (IOException e) {
            LOG.log(Level.ERROR, "That objects of a study are held is forgotten at a restart", e);
        }
        return entries.size();
    }

    /** Holds entries, also after a restart. */
    void hold(List<QueueEntry> entries, Hold hold) throws IOException {
        entries.forEach(entry -> index.hold(entry, hold));
        remember(entries);
    }

    /** Lifts the holds of entries, also after a restart. */
    void release(List<QueueEntry> entries) throws IOException {
        entries.forEach(index::release);
        remember(entries);
    }

    /** Holds a route, or lifts that with null, also after a restart. */
    void holdRoute(String route, @Nullable Hold hold) throws IOException {
        index.holdRoute(route, hold);
        Notes notes = folder.notes();
        synchronized (notes) {
            notes.put(Notes.ofRoute(route), new Note(0, index.hold(route).orElse(null)));
            notes.force();
        }
    }

    /** The same for what the agent itself found of an entry; if the disk fails, it is forgotten at the next start. */
    void found(QueueEntry entry) {
        try {
            remember(List.of(entry));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "How often an object was tried, or that it is held, is forgotten at a restart", e);
        }
    }

    /** Brings what is known of entries to the disk. What goes meanwhile takes its note along, whoever is first. */
    private void remember(List<QueueEntry> entries) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        Notes notes = folder.notes();
        synchronized (notes) {
            for (QueueEntry entry : entries) {
                notes.put(Notes.ofObject(entry.id), index.note(entry));
                if (index.note(entry).isEmpty()) {
                    notes.put(Notes.ofObject(entry.id), Note.NONE);
                }
            }
            notes.force();
        }
    }

    /** Takes entries out; how many, which is none if files are still there. */
    int delete(List<QueueEntry> entries) {
        entries.forEach(index::over);
        try {
            folder.delete(entries.stream().map(entry -> entry.id).toList());
            entries.forEach(index::remove);
            return entries.size();
        } catch (IOException e) {
            LOG.log(Level.ERROR, "Files of the queue cannot be deleted; they are not sent again", e);
            return 0;
        }
    }
}
