// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nobody could see who was refused: there was no log and no count of it. */
class SecurityEventTest {
    @Test
    void aRefusalIsALineWithoutTheAddress() {
        HttpServletRequest request = request("/r4", "/Patient/4711-anna/$accounting", "GET");

        Optional<SecurityEvent> event = SecurityEvent.of(request, 403, Optional.empty());

        assertThat(event.orElseThrow().kind()).isEqualTo(SecurityEvent.Kind.FORBIDDEN);
        assertThat(event.orElseThrow().line())
                .isEqualTo("event=forbidden part=server door=/r4 type=Patient method=GET status=403 client=- account=-"
                        + " from=192.0.2.7")
                .doesNotContain("4711");
    }

    @Test
    void whatACallerSendsCannotLookLikeALineOfItsOwn() {
        HttpServletRequest request = request("/r4", "/Pa\ntient\nevent=staff-look", "GET\nevent=x");

        assertThat(SecurityEvent.of(request, 401, Optional.empty())
                        .orElseThrow()
                        .line())
                .doesNotContain("\n")
                .contains(" type=- method=- ");
    }

    @Test
    void refusedAgentsAreAKindOfTheirOwnAndAnswersAreNone() {
        HttpServletRequest agent = request("/agent/v1", "/disclosures", "POST");

        assertThat(SecurityEvent.of(agent, 401, Optional.empty()).orElseThrow().kind())
                .isEqualTo(SecurityEvent.Kind.AGENT_REFUSED);
        assertThat(SecurityEvent.of(agent, 409, Optional.empty()).orElseThrow().kind())
                .isEqualTo(SecurityEvent.Kind.AGENT_REFUSED);
        assertThat(SecurityEvent.of(agent, 200, Optional.empty())).isEmpty();
        assertThat(SecurityEvent.of(request("/r4", "/Patient", "GET"), 404, Optional.empty()))
                .isEmpty();
    }

    /** How many calls an account made was neither bounded nor seen. */
    @Test
    void tooManyCallsAreAKindOfTheirOwn() {
        SecurityEvent event = SecurityEvent.of(request("/agent/v1", "/feed", "GET"), 429, Optional.empty())
                .orElseThrow();

        assertThat(event.kind()).isEqualTo(SecurityEvent.Kind.TOO_MANY);
        assertThat(event.line()).startsWith("event=too-many part=server door=/agent/v1 type=feed");
    }

    @Test
    void aChangeOfTheRegisterOfAgentsIsALine() {
        HttpServletRequest change = request("/staff/v1", "/agents/proposals/7/approval", "POST");

        assertThat(SecurityEvent.of(change, 204, Optional.empty()).orElseThrow().line())
                .startsWith("event=agents-changed part=server door=/staff/v1 type=agents method=POST status=204");
        assertThat(SecurityEvent.of(request("/staff/v1", "/agents", "GET"), 200, Optional.empty()))
                .isEmpty();
        assertThat(SecurityEvent.of(request("/staff/v1", "/simulations", "POST"), 200, Optional.empty()))
                .isEmpty();
    }

    /** A refused proxy and a refused patient looked the same in the log. */
    @Test
    void whoWantedToActForAnotherIsMarkedAndTheOtherIsNotNamed() {
        HttpServletRequest acting = request(Map.of(
                "getServletPath",
                "/r4",
                "getPathInfo",
                "/Patient/4711-anna",
                "getMethod",
                "GET",
                "getHeader",
                "4711-anna"));

        assertThat(SecurityEvent.of(acting, 403, Optional.empty()).orElseThrow().line())
                .startsWith("event=forbidden ")
                .endsWith(" acting=yes")
                .doesNotContain("4711");
    }

    private static HttpServletRequest request(String door, String path, String method) {
        return request(
                Map.of("getServletPath", door, "getPathInfo", path, "getMethod", method, "getRemoteAddr", "192.0.2.7"));
    }

    private static HttpServletRequest request(Map<String, String> answers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                SecurityEventTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> answers.get(called.getName()));
    }
}
