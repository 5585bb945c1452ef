// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class JournalKeyTest {

    private static final ChainHead HEAD = new ChainHead(7, "ab".repeat(32));

    /** RFC 8032, section 7.1, test 1. */
    @Test
    void theKeyPairIsThatOfItsBytes() {
        byte[] seed = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        byte[] encoded = JournalKey.of(seed).publicKey().key().getEncoded();

        assertThat(HexFormat.of().formatHex(encoded))
                .endsWith("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    @Test
    void aSignatureIsGoodForOneHeadAndOneKey() {
        JournalKey key = JournalKey.of(new byte[32]);
        byte[] other = new byte[32];
        other[31] = 1;
        String signature = key.sign(HEAD);

        assertThat(key.publicKey().hasSigned(HEAD, signature)).isTrue();
        assertThat(key.publicKey().hasSigned(new ChainHead(8, HEAD.hash()), signature))
                .isFalse();
        assertThat(JournalKey.of(other).publicKey().hasSigned(HEAD, signature)).isFalse();
        assertThat(key.publicKey().hasSigned(HEAD, "none")).isFalse();
        assertThat(key).hasToString("JournalKey[***]");
    }

    @Test
    void aPublicKeyIsReadAsItIsWritten() {
        JournalPublicKey key = JournalKey.of(new byte[32]).publicKey();

        assertThat(JournalPublicKey.read(key.pem())).isEqualTo(key);
        assertThatThrownBy(() -> JournalPublicKey.read("none")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JournalPublicKey.read(key.pem().replace("MCow", "AAAA")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
