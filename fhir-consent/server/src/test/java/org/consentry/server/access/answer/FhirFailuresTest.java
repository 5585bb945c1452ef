// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.consentry.server.storage.database.FullDisk;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;

class FhirFailuresTest {
    /** Too much to check at once would have been an unexpected fault, which nobody tries again. */
    @Test
    void whoFoundNoPlaceIsAskedToComeBack() {
        Map<Object, Object> headers = new HashMap<>();
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                FhirFailuresTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> {
                    headers.put(arguments[0], arguments[1]);
                    return null;
                });

        BaseServerResponseException answer = new FhirFailures(new FullDisk(InstantSource.system()))
                .answer(new InternalErrorException("wrapped", new BusyException()), response);

        assertThat(answer).isNotNull();
        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(headers).containsEntry("Retry-After", "5");
        assertThat(((OperationOutcome) answer.getOperationOutcome())
                        .getIssueFirstRep()
                        .getCode())
                .isEqualTo(OperationOutcome.IssueType.THROTTLED);
    }
}
