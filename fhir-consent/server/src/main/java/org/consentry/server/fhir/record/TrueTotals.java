// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.record;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import org.hl7.fhir.r4.model.Bundle;

/** Removes the total from a list that nobody counted. HAPI puts {@code _count} there. */
@Interceptor
public class TrueTotals {
    /** Removes it. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void correct(RequestDetails request, ResponseDetails response) {
        if (response.getResponseResource() instanceof Bundle bundle && !counted(request, bundle)) {
            bundle.setTotalElement(null);
        }
    }

    private static boolean counted(RequestDetails request, Bundle bundle) {
        Bundle.BundleType type = bundle.getType();
        boolean list = type == Bundle.BundleType.SEARCHSET || type == Bundle.BundleType.HISTORY;
        boolean ofOne = type == Bundle.BundleType.HISTORY && request.getId() != null;
        return !list || ofOne || PageRequest.totalWanted(request);
    }
}
