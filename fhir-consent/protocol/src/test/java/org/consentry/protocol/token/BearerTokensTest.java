// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokensTest {

    private Provider provider;
    private Instant now = Provider.NOW;
    private BearerTokens tokens;

    @BeforeEach
    void start() throws IOException, JOSEException {
        provider = new Provider();
        tokens = BearerTokens.of(provider.config(), () -> now);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void aGoodTokenSaysWhatTheIssuerSigned() throws JOSEException {
        Presented presented = presented(provider.sign(provider.claims()));

        assertThat(presented)
                .isEqualTo(new Presented.Good(new BearerToken(
                        provider.url(),
                        "account-7",
                        "token-1",
                        "an-app",
                        "Anna Alder",
                        Set.of("patient"),
                        "patient/Consent.r",
                        "demo-patient-01",
                        "session-9",
                        Provider.NOW.plusSeconds(300))));
        assertThat(presented.toString()).doesNotContain("Anna", "demo-patient-01");
    }

    /** "bearer" in lower case was answered with 401. */
    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer   "})
    void theSchemesNameIsCaseInsensitive(String scheme) throws JOSEException {
        String token = provider.sign(provider.claims());

        assertThat(tokens.presented(List.of(scheme + token))).isInstanceOf(Presented.Good.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer a b",
                "Basic YW5uYTphbm5h",
                "Bearer a.b.c",
                "bearer\tx",
                "Bearer x,y"
            })
    void whatIsNoTokenIsBad(String header) {
        assertThat(tokens.presented(List.of(header))).isEqualTo(new Presented.Bad());
    }

    @Test
    void noHeaderIsNothingAndTwoAreBad() throws JOSEException {
        String header = "Bearer " + provider.sign(provider.claims());

        assertThat(tokens.presented(List.of())).isEqualTo(new Presented.Nothing());
        assertThat(tokens.presented(List.of(header, header))).isEqualTo(new Presented.Bad());
    }

    @Test
    void aTokenThatSomebodyElseSignedIsBad() throws JOSEException {
        String other = provider.sign(provider.claims(), Provider.newKey("one"), JOSEObjectType.JWT);
        String secret = provider.signWithPublicKeyAsSecret(provider.claims());
        String unsigned = new PlainJWT(provider.claims().build()).serialize();
        String good = provider.sign(provider.claims());
        int end = good.indexOf('.') + 10;
        String changed = good.substring(0, end) + (good.charAt(end) == 'A' ? 'B' : 'A') + good.substring(end + 1);

        assertThat(List.of(other, secret, unsigned, changed)).allSatisfy(this::isBad);
    }

    @Test
    void aTokenOfAnotherIssuerForAnotherAudienceOrOfAnotherKindIsBad() throws JOSEException {
        List<JWTClaimsSet.Builder> claims = List.of(
                provider.claims().issuer("https://another.example"),
                provider.claims().issuer(null),
                provider.claims().audience("another"),
                provider.claims().audience((String) null),
                provider.claims().subject(null),
                provider.claims().expirationTime(null),
                provider.claims().claim("typ", "ID"),
                provider.claims().claim("typ", "Refresh"),
                provider.claims().claim("groups", "patient"),
                provider.claims().claim("patient", 7),
                provider.claims().notBeforeTime(Date.from(Provider.NOW.plusSeconds(60))));

        for (JWTClaimsSet.Builder each : claims) {
            isBad(provider.sign(each));
        }
        isBad(provider.sign(provider.claims(), Provider.newKey("one"), new JOSEObjectType("logout+jwt")));
    }

    @Test
    void aTokenEndsWithItsTimeAlsoWhenItIsKnown() throws JOSEException {
        String token = provider.sign(provider.claims());
        assertThat(presented(token)).isInstanceOf(Presented.Good.class);

        now = Provider.NOW.plusSeconds(311);

        isBad(token);
    }

    /** A token went on counting for its five minutes after the issuer had ended its session. */
    @Test
    void aTokenOfAnEndedSessionIsBadAtOnceAlsoWhenItIsKnown() throws JOSEException {
        String ended = provider.sign(provider.claims());
        String later = provider.sign(provider.claims().jwtID("token-2"));
        String other = provider.sign(provider.claims().claim("sid", "session-10"));
        String program = provider.sign(provider.claims().claim("sid", null));
        assertThat(presented(ended)).isInstanceOf(Presented.Good.class);

        tokens.end("session-9");

        isBad(ended);
        isBad(later);
        assertThat(presented(other)).isInstanceOf(Presented.Good.class);
        assertThat(presented(program)).isInstanceOf(Presented.Good.class);
    }

    @Test
    void aKnownTokenIsNotCheckedTwiceWithinHalfAMinute() throws JOSEException {
        String token = provider.sign(provider.claims());
        int[] checks = {0};
        SignedTokenCheck check = new SignedTokenCheck(provider.config(), () -> now);
        BearerTokens counting = new BearerTokens(
                text -> {
                    checks[0]++;
                    return check.check(text);
                },
                () -> now);

        counting.presented(List.of("Bearer " + token));
        counting.presented(List.of("bearer " + token));
        now = Provider.NOW.plus(Duration.ofSeconds(31));
        counting.presented(List.of("Bearer " + token));

        assertThat(checks[0]).isEqualTo(2);
    }

    @Test
    void aNewKeyOfTheIssuerCountsAtOnce() throws JOSEException {
        assertThat(presented(provider.sign(provider.claims()))).isInstanceOf(Presented.Good.class);
        provider.rotate();

        assertThat(presented(provider.sign(provider.claims()))).isInstanceOf(Presented.Good.class);
        assertThat(provider.fetches()).isEqualTo(2);
    }

    @Test
    void tokensWithUnknownKeysDoNotMakeTheKeysBeFetchedForEach() throws JOSEException {
        for (int i = 0; i < 20; i++) {
            isBad(provider.sign(provider.claims(), Provider.newKey("stranger"), JOSEObjectType.JWT));
        }

        assertThat(provider.fetches()).isBetween(1, 3);
        assertThat(presented(provider.sign(provider.claims()))).isInstanceOf(Presented.Good.class);
    }

    @Test
    void whereTheIssuerCannotBeReachedNoUnknownTokenIsGood() throws JOSEException {
        String token = provider.sign(provider.claims());
        provider.close();

        isBad(token);
    }

    private Presented presented(String token) {
        return tokens.presented(List.of("Bearer " + token));
    }

    private void isBad(String token) {
        assertThat(presented(token)).isEqualTo(new Presented.Bad());
    }
}
