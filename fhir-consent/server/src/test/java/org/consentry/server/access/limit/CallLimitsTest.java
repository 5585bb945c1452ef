// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.limit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.server.access.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallLimitsTest {
    private final List<String> mistakes = new ArrayList<>();

    @Test
    void whatIsNotNamedStaysAsUsual() {
        CallLimits limits = read("decisions=90000000, person-writes = 10");

        assertThat(mistakes).isEmpty();
        assertThat(limits.aMinute())
                .hasSameSizeAs(CallKind.values())
                .containsEntry(CallKind.DECISIONS, 90_000_000)
                .containsEntry(CallKind.PERSON_WRITES, 10)
                .containsEntry(CallKind.AGENT_CALLS, 60_000);
        assertThat(CallLimits.read(key -> Optional.empty(), mistakes).aMinute())
                .containsEntry(CallKind.DECISIONS, 1_200_000)
                .containsEntry(CallKind.PERSON_WRITES, 240);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"decisions", "decisions=0", "decisions=-1", "saves=5", "exports=100000000", "exports=1,exports=2"
            })
    void whatCannotBeReadIsNamed(String text) {
        read(text);

        assertThat(mistakes).singleElement().asString().contains("calls-a-minute", "person-writes", "agent-calls");
    }

    @ParameterizedTest
    @CsvSource({
        "PATIENT, GET, /r4, /Consent, PERSON_READS",
        "STAFF, HEAD, /r4, /Consent/x, PERSON_READS",
        "STAFF, POST, /r4, /Patient/_search, PERSON_READS",
        "PATIENT, POST, /r4, /Consent, PERSON_WRITES",
        "PATIENT, PUT, /r4, /Consent/x, PERSON_WRITES",
        "STAFF, POST, /staff/v1, /agents/proposals, PERSON_WRITES",
        "STAFF, GET, /r4, /$export, EXPORTS",
        "STAFF, GET, /r4, /Group/x/$export, EXPORTS",
        "STAFF, GET, /r4/bulk, /x, PERSON_READS",
        "REGISTRAR, POST, /r4, , SYSTEM_WRITES",
        "REGISTRAR, GET, /r4, /Patient, SYSTEM_READS",
        "STRANGER, GET, /r4, /Patient, SYSTEM_READS",
        "EXPORT_SYSTEM, POST, /access/v1/evaluation, , DECISIONS",
        "EXPORT_SYSTEM, POST, /access/v1, /search/resource, DECISIONS",
        "AGENT, GET, /agent/v1, /feed, AGENT_CALLS",
        "AGENT, POST, /agent/v1, /disclosures, AGENT_CALLS"
    })
    void everyCallIsOfOneKind(Caller.Kind caller, String method, String door, String path, CallKind expected) {
        assertThat(CallKind.of(request(method, door, path), caller)).isEqualTo(expected);
    }

    private CallLimits read(String text) {
        return CallLimits.read(key -> Optional.of(text), mistakes);
    }

    private static HttpServletRequest request(String method, String door, String path) {
        Map<String, String> answers = path == null
                ? Map.of("getServletPath", door, "getMethod", method)
                : Map.of("getServletPath", door, "getPathInfo", path, "getMethod", method);
        return (HttpServletRequest) Proxy.newProxyInstance(
                CallLimitsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> answers.get(called.getName()));
    }
}
