// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The hash tree of RFC 6962, section 2.1, while leaves are added: it keeps the roots of full subtrees only, one for
 * each bit of the number of leaves. One thread at a time.
 */
final class MerkleTree {
    private final Deque<byte[]> full = new ArrayDeque<>();
    private int leaves;

    /** Adds a leaf by its hash. */
    void add(byte[] leaf) {
        byte[] node = leaf;
        for (int rest = leaves; (rest & 1) == 1; rest >>>= 1) {
            node = Hashes.node(full.pop(), node);
        }
        full.push(node);
        leaves++;
    }

    int leaves() {
        return leaves;
    }

    /** The root over all leaves so far, of which there is at least one. */
    byte[] root() {
        Iterator<byte[]> smallestFirst = full.iterator();
        byte[] root = smallestFirst.next();
        while (smallestFirst.hasNext()) {
            root = Hashes.node(smallestFirst.next(), root);
        }
        return root;
    }
}
