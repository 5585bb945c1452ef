// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consentry.agent.disclosure.JournalRecord.Head;
import org.consentry.agent.disclosure.JournalRecord.OfRelease;
import org.consentry.agent.disclosure.JournalRecord.Reported;
import org.consentry.agent.disclosure.JournalRecord.Rooted;
import org.consentry.agent.disclosure.JournalRecord.Signed;
import org.consentry.agent.disclosure.proof.ChainHead;
import org.consentry.agent.disclosure.proof.JournalKey;
import org.consentry.agent.disclosure.proof.ReleaseTree;

/**
 * The trees of releases that have no root yet, and the chain of the roots that were made. The same steps are taken when
 * a record is written and when it is read again. One thread at a time.
 */
final class Roots {
    private final JournalKey key;
    private final Map<String, ReleaseTree> growing = new HashMap<>();
    private final Set<String> due = new LinkedHashSet<>();
    private final Map<String, Set<String>> readBefore = new HashMap<>();
    private final Set<String> rootedBefore = new HashSet<>();
    private boolean replaying = true;
    private ChainHead chain = ChainHead.NONE;
    private long signed;

    Roots(JournalKey key) {
        this.key = key;
    }

    /** Takes a record that was written, or read, into account. */
    void take(JournalRecord journalRecord, byte[] content) {
        switch (journalRecord) {
            case OfRelease leaf -> grow(leaf, content);
            case Rooted link -> link(link, content);
            case Head head -> chain = head.chain().number() > chain.number() ? head.chain() : chain;
            case Signed until -> signed = Math.max(signed, until.chain().number());
            default -> {
                // Says nothing about what left.
            }
        }
    }

    /** Forgets what was read twice: a file that failed was followed by one that repeats what it may hold. */
    void endReplay() {
        readBefore.clear();
        rootedBefore.clear();
        replaying = false;
    }

    /**
     * The next link for each release that was reported and has no root; each is to be taken before the next is made.
     */
    List<String> due() {
        return new ArrayList<>(due);
    }

    /** The link for a release that is due. */
    Rooted linkOf(String release) {
        ReleaseTree tree = growing.computeIfAbsent(release, this::planted);
        return new Rooted(chain.number() + 1, release, tree.leaves(), tree.secret(), tree.root(), chain.hash());
    }

    ChainHead chain() {
        return chain;
    }

    /** Whether there are links that nobody signed. */
    boolean isUnsigned() {
        return signed < chain.number();
    }

    private void grow(OfRelease leaf, byte[] content) {
        String digest = ReleaseTree.digest(content);
        if (replaying && isRepeated(leaf.release(), digest)) {
            return;
        }
        growing.computeIfAbsent(leaf.release(), this::planted).add(digest);
        if (leaf instanceof Reported) {
            due.add(leaf.release());
        }
    }

    private void link(Rooted link, byte[] content) {
        growing.remove(link.release());
        due.remove(link.release());
        if (replaying) {
            readBefore.remove(link.release());
            rootedBefore.add(link.release());
        }
        if (link.number() > chain.number()) {
            chain = new ChainHead(link.number() - 1, link.before()).next(content);
        }
    }

    private boolean isRepeated(String release, String digest) {
        return rootedBefore.contains(release)
                || !readBefore.computeIfAbsent(release, its -> new HashSet<>()).add(digest);
    }

    private ReleaseTree planted(String release) {
        return new ReleaseTree(key.secret(release));
    }
}
