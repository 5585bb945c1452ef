// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure.proof;

import java.util.HexFormat;

/** The tree over the records of one release, in the order in which they were written. One thread at a time. */
public final class ReleaseTree {
    private final byte[] secret;
    private final MerkleTree tree = new MerkleTree();

    /**
     * An empty tree.
     *
     * @param secret 64 hexadecimal digits that nobody can guess, for this release only; see {@link JournalKey#secret}
     */
    public ReleaseTree(String secret) {
        this.secret = HexFormat.of().parseHex(secret);
    }

    /** What a record comes to before it has its place in a tree, in hexadecimal digits. */
    public static String digest(byte[] record) {
        return HexFormat.of().formatHex(Hashes.content(record));
    }

    /** Adds a record by its {@link #digest}. */
    public void add(String digest) {
        tree.add(Hashes.leaf(Hashes.salt(secret, tree.leaves()), HexFormat.of().parseHex(digest)));
    }

    /** How many records it has. */
    public int leaves() {
        return tree.leaves();
    }

    /** The root over at least one record, as 64 hexadecimal digits. */
    public String root() {
        return HexFormat.of().formatHex(tree.root());
    }

    /** The secret it was made with. */
    public String secret() {
        return HexFormat.of().formatHex(secret);
    }
}
