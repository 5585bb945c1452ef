// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    @Test
    void theRootIsThatOfTheDefinitionForEveryNumberOfLeaves() {
        List<byte[]> leaves = IntStream.range(0, 70)
                .mapToObj(n -> Hashes.content(("leaf " + n).getBytes(StandardCharsets.US_ASCII)))
                .toList();
        MerkleTree tree = new MerkleTree();
        for (int n = 1; n <= leaves.size(); n++) {
            tree.add(leaves.get(n - 1));

            assertThat(tree.leaves()).isEqualTo(n);
            assertThat(tree.root()).as("%d leaves", n).isEqualTo(defined(leaves.subList(0, n)));
        }
    }

    /** RFC 6962, section 2.1: left of the split are as many leaves as the largest power of two below their number. */
    private static byte[] defined(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return Hashes.node(defined(leaves.subList(0, left)), defined(leaves.subList(left, leaves.size())));
    }
}
