// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.consentry.agent.disclosure.JournalRecord.Head;
import org.consentry.agent.disclosure.JournalRecord.OfRelease;
import org.consentry.agent.disclosure.JournalRecord.Opened;
import org.consentry.agent.disclosure.JournalRecord.Rooted;
import org.consentry.agent.disclosure.JournalRecord.Signed;
import org.consentry.agent.disclosure.SegmentReader.Ending;
import org.consentry.agent.disclosure.proof.ChainHead;
import org.consentry.agent.disclosure.proof.JournalPublicKey;
import org.consentry.agent.disclosure.proof.ReleaseTree;

/**
 * Checks the files of a journal from outside: that every record of a release is as it was when its root was made, that
 * no link of the chain is missing, and that the agent signed it. Changes nothing, so the agent may run meanwhile.
 */
public final class FolderCheck {
    /** A new file repeats what a failed one may not hold; it goes back no further than so many releases. */
    private static final int REPEATED_AT_MOST = 10_000;

    private final JournalPublicKey key;
    private final Map<String, Set<String>> leaves = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final Set<String> rooted = new HashSet<>();
    private final Map<String, Set<String>> lately = new LinkedHashMap<>();
    private final Map<Long, String> links = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private ChainHead chain = ChainHead.NONE;
    private boolean chained;
    private ChainHead signed = ChainHead.NONE;
    private long records;
    private long proven;
    private long cut;
    private int torn;

    private FolderCheck(JournalPublicKey key) {
        this.key = key;
    }

    /**
     * Checks a folder.
     *
     * @param folder the journal's folder; what the server has everything of is looked for below it
     * @param key the agent's key, from where nobody could change it together with the folder
     * @param noted a head of the chain that was noted before, which must be in it; {@link ChainHead#NONE} for none
     * @throws IOException if a file cannot be read
     */
    public static FolderFindings of(Path folder, JournalPublicKey key, ChainHead noted) throws IOException {
        return new FolderCheck(key).checked(folder, noted);
    }

    private FolderFindings checked(Path folder, ChainHead noted) throws IOException {
        NavigableMap<Long, Path> files = files(folder);
        long before = files.isEmpty() ? 0 : files.firstKey() - 1;
        for (Map.Entry<Long, Path> file : files.entrySet()) {
            String name = String.valueOf(file.getValue().getFileName());
            if (file.getKey() != before + 1) {
                faults.add("before " + name + ", " + (file.getKey() - before - 1) + " files are missing");
            }
            before = file.getKey();
            Ending ending = SegmentReader.ending(file.getValue(), content -> read(content, name));
            torn += ending == Ending.WHOLE ? 0 : 1;
            require(ending != Ending.BROKEN, name, "a record in the middle is not whole, what follows cannot be read");
        }
        compare(noted);
        return new FolderFindings(
                files.size(), torn, records, proven, cut, leaves.size(), chain, signed, List.copyOf(faults));
    }

    private static NavigableMap<Long, Path> files(Path folder) throws IOException {
        NavigableMap<Long, Path> files = new TreeMap<>();
        Path old = folder.resolve(DisclosureJournal.OLD);
        if (Files.isDirectory(old)) {
            files.putAll(new SegmentFiles(old).list());
        }
        files.putAll(new SegmentFiles(folder).list());
        return files;
    }

    private void read(byte[] content, String file) {
        records++;
        JournalRecord found = RecordCodec.read(content);
        switch (found) {
            case OfRelease leaf -> grow(leaf, content, file);
            case Rooted link -> link(link, content, file);
            case Head head -> head(head.chain(), file);
            case Signed until -> signature(until, file);
            default -> {
                // Says nothing about what left.
            }
        }
    }

    private void grow(OfRelease leaf, byte[] content, String file) {
        if (rooted.contains(leaf.release())) {
            boolean repeated = lately.getOrDefault(leaf.release(), Set.of()).contains(ReleaseTree.digest(content));
            require(repeated, file, "a record of release " + leaf.release() + " stands after its root");
            return;
        }
        if (leaf instanceof Opened) {
            begun.add(leaf.release());
        }
        leaves.computeIfAbsent(leaf.release(), its -> new LinkedHashSet<>()).add(ReleaseTree.digest(content));
    }

    private void link(Rooted link, byte[] content, String file) {
        ChainHead after = new ChainHead(link.number() - 1, link.before()).next(content);
        String known = links.putIfAbsent(after.number(), after.hash());
        if (known != null) {
            require(known.equals(after.hash()), file, "link " + after.number() + " stands there twice, and differs");
            return;
        }
        if (chained && link.number() > chain.number()) {
            require(
                    link.number() == chain.number() + 1 && link.before().equals(chain.hash()),
                    file,
                    "link " + link.number() + " does not follow link " + chain.number());
        }
        if (link.number() > chain.number()) {
            chain = after;
            chained = true;
        }
        prove(link, file);
    }

    private void prove(Rooted link, String file) {
        Set<String> its = Objects.requireNonNullElse(leaves.remove(link.release()), Set.of());
        rooted.add(link.release());
        lately.put(link.release(), its);
        if (lately.size() > REPEATED_AT_MOST) {
            lately.remove(lately.keySet().iterator().next());
        }
        if (!begun.remove(link.release())) {
            cut++;
            return;
        }
        ReleaseTree tree = new ReleaseTree(link.secret());
        its.forEach(tree::add);
        boolean same = tree.leaves() == link.leaves() && tree.root().equals(link.root());
        require(same, file, "release " + link.release() + " is not what its root was made of");
        proven += same ? 1 : 0;
    }

    private void head(ChainHead head, String file) {
        String known = links.get(head.number());
        if (known != null) {
            require(known.equals(head.hash()), file, "it begins with another link " + head.number());
        } else if (!chained || head.number() > chain.number()) {
            require(
                    !chained,
                    file,
                    "it begins after link " + head.number() + ", the last one before is " + chain.number());
            chain = head;
            chained = true;
            links.put(head.number(), head.hash());
        }
    }

    private void signature(Signed until, String file) {
        ChainHead head = until.chain();
        String which = "the signature of link " + head.number();
        if (!until.key().equals(key.id())) {
            faults.add(file + ": " + which + " is by the key " + until.key());
            return;
        }
        String known = links.get(head.number());
        boolean good = key.hasSigned(head, until.signature()) && (known == null || known.equals(head.hash()));
        require(good, file, which + " is wrong");
        if (good && head.number() > signed.number()) {
            signed = head;
        }
    }

    /** A link before the first one that is still there says nothing. */
    private void compare(ChainHead noted) {
        String known = links.get(noted.number());
        if (noted.number() > chain.number()) {
            faults.add("link " + noted.number() + ", which was noted, is gone: the last one is " + chain.number());
        } else if (known != null && !known.equals(noted.hash())) {
            faults.add("link " + noted.number() + " is another one than was noted");
        }
    }

    private void require(boolean good, String file, String otherwise) {
        if (!good) {
            faults.add(file + ": " + otherwise);
        }
    }
}
