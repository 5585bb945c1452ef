// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogoutTokensTest {

    private static final JOSEObjectType LOGOUT = new JOSEObjectType("logout+jwt");

    private Provider provider;
    private LogoutTokens tokens;

    @BeforeEach
    void start() throws IOException, JOSEException {
        provider = new Provider();
        TokenConfig config = provider.config();
        tokens = new LogoutTokens(new TokenConfig(config.issuer(), config.keys(), "portal"), () -> Provider.NOW);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void aGoodTokenNamesTheSessionThatHasEnded() throws JOSEException {
        assertThat(tokens.endedSession(signed(claims()))).contains("session-9");
    }

    @Test
    void aTokenThatIsNotGoodEndsNothing() throws JOSEException {
        List<JWTClaimsSet.Builder> bad = List.of(
                claims().issuer("https://another.example"),
                claims().audience("another"),
                claims().issueTime(null),
                claims().issueTime(Date.from(Provider.NOW.minusSeconds(301))),
                claims().issueTime(Date.from(Provider.NOW.plusSeconds(301))),
                claims().expirationTime(Date.from(Provider.NOW.minusSeconds(60))),
                claims().jwtID(null),
                claims().claim("sid", null),
                claims().claim("nonce", "n"),
                claims().claim("events", null),
                claims().claim("events", Map.of()),
                claims().claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", "yes")));

        for (JWTClaimsSet.Builder each : bad) {
            assertThat(tokens.endedSession(signed(each))).isEmpty();
        }
        assertThat(tokens.endedSession(provider.sign(claims(), Provider.newKey("one"), LOGOUT)))
                .isEmpty();
        assertThat(tokens.endedSession(new PlainJWT(claims().build()).serialize()))
                .isEmpty();
        assertThat(tokens.endedSession(provider.signWithPublicKeyAsSecret(claims())))
                .isEmpty();
        assertThat(tokens.endedSession(provider.sign(provider.claims().audience("portal"))))
                .as("an access token")
                .isEmpty();
        assertThat(tokens.endedSession("a.b.c")).isEmpty();
    }

    private String signed(JWTClaimsSet.Builder claims) throws JOSEException {
        return provider.sign(claims, LOGOUT);
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(provider.url())
                .audience("portal")
                .issueTime(Date.from(Provider.NOW))
                .jwtID("logout-1")
                .claim("sid", "session-9")
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }
}
