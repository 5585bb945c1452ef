// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.consentry.agent.disclosure.JournalRecord.Acknowledged;
import org.consentry.agent.disclosure.JournalRecord.Decided;
import org.consentry.agent.disclosure.JournalRecord.Destroyed;
import org.consentry.agent.disclosure.JournalRecord.Handled;
import org.consentry.agent.disclosure.JournalRecord.Head;
import org.consentry.agent.disclosure.JournalRecord.Intended;
import org.consentry.agent.disclosure.JournalRecord.Offset;
import org.consentry.agent.disclosure.JournalRecord.Opened;
import org.consentry.agent.disclosure.JournalRecord.Refused;
import org.consentry.agent.disclosure.JournalRecord.Reported;
import org.consentry.agent.disclosure.JournalRecord.Seen;
import org.consentry.agent.disclosure.JournalRecord.Settled;
import org.consentry.agent.disclosure.proof.ChainHead;
import org.jspecify.annotations.Nullable;

/**
 * What the journal's records add up to. The same steps are taken when a record is written and when it is read again
 * after a restart, so both come to the same. One thread at a time.
 */
final class JournalState {

    /** The offset before the server was asked what it has of this agent. */
    static final long UNKNOWN = -1;

    private final Map<String, OpenRelease> parts = new HashMap<>();
    private final Set<String> reported = new HashSet<>();
    private final Set<String> destroyedBefore = new HashSet<>();
    private boolean replaying = true;
    private final TreeMap<Long, Unshipped> unshipped = new TreeMap<>();
    private long next = 1;
    private long acknowledged;
    private long offset = UNKNOWN;

    /**
     * A report the server does not have yet.
     *
     * @param line what it says, without what it sums up
     * @param answers how many answers it sums up
     * @param segment the segment it is recorded in, or one before it
     */
    record Unshipped(ReportLine line, int answers, long segment) {
        long ordinal() {
            return line.ordinal();
        }
    }

    void apply(JournalRecord journalRecord, long segment) {
        if (journalRecord instanceof Head head) {
            next = Math.max(next, head.next());
            offset = Math.max(offset, head.offset());
            acknowledge(head.acknowledged());
        } else if (journalRecord instanceof Opened opened) {
            if (!reported.contains(opened.release())) {
                parts.putIfAbsent(opened.release(), new OpenRelease(opened.release(), opened.origin(), segment));
            }
        } else if (journalRecord instanceof Intended intended) {
            inPart(intended.release(), part -> part.apply(intended));
        } else if (journalRecord instanceof Settled settled) {
            inPart(settled.release(), part -> part.apply(settled));
        } else if (journalRecord instanceof Refused refused) {
            inPart(refused.release(), part -> part.apply(refused));
        } else if (journalRecord instanceof Destroyed destroyed) {
            if (replaying) {
                destroyedBefore.add(destroyed.key());
            }
            inPart(destroyed.release(), part -> part.apply(destroyed));
        } else if (journalRecord instanceof Handled handled) {
            inPart(handled.release(), part -> part.apply(handled));
        } else if (journalRecord instanceof Seen seen) {
            inPart(seen.release(), part -> part.apply(seen));
        } else if (journalRecord instanceof Decided decided) {
            inPart(decided.release(), part -> part.apply(decided));
        } else if (journalRecord instanceof Reported ended) {
            parts.remove(ended.release());
            reported.add(ended.release());
            ended.lines().forEach(line -> report(line, segment));
        } else if (journalRecord instanceof Acknowledged ack) {
            acknowledge(ack.ordinal());
        } else if (journalRecord instanceof Offset moved) {
            offset = Math.max(offset, moved.offset());
        }
    }

    /** Forgets which releases were reported: only needed while old files are read. */
    void endReplay() {
        reported.clear();
        replaying = false;
    }

    /** The keys of what earlier runs told as destroyed, as far as their files are still there. */
    Set<String> destroyedBefore() {
        return Set.copyOf(destroyedBefore);
    }

    Head head(ChainHead chain) {
        return new Head(next, acknowledged, offset, chain);
    }

    @Nullable OpenRelease part(String release) {
        return parts.get(release);
    }

    List<OpenRelease> parts() {
        return List.copyOf(parts.values());
    }

    /** The reports the server does not have yet, in order; no more than go in one request. */
    List<Unshipped> unshipped(int atMost, int atMostAnswers) {
        List<Unshipped> oldest = new ArrayList<>();
        int answers = 0;
        for (Unshipped each : unshipped.values()) {
            answers += each.answers();
            if (oldest.size() == atMost || (answers > atMostAnswers && !oldest.isEmpty())) {
                break;
            }
            oldest.add(each);
        }
        return oldest;
    }

    int unshippedCount() {
        return unshipped.size();
    }

    /** The oldest segment that is still needed, or {@code current} if none before it is. */
    long oldestNeeded(long current) {
        long oldest = current;
        for (OpenRelease part : parts.values()) {
            oldest = Math.min(oldest, part.segment());
        }
        for (Unshipped each : unshipped.values()) {
            oldest = Math.min(oldest, each.segment);
            break;
        }
        return oldest;
    }

    private void inPart(String release, Consumer<OpenRelease> change) {
        OpenRelease part = parts.get(release);
        if (part != null) {
            change.accept(part);
        }
    }

    private void report(ReportLine line, long segment) {
        if (line.ordinal() > acknowledged) {
            unshipped.putIfAbsent(
                    line.ordinal(),
                    new Unshipped(line.with(List.of()), line.answers().size(), segment));
        }
        next = Math.max(next, line.ordinal() + 1);
    }

    private void acknowledge(long ordinal) {
        acknowledged = Math.max(acknowledged, ordinal);
        unshipped.headMap(acknowledged, true).clear();
    }
}
