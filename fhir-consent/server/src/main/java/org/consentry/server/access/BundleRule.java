// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationFlagsEnum;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationInterceptor.Verdict;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRule;
import ca.uhn.fhir.rest.server.interceptor.auth.IRuleApplier;
import ca.uhn.fhir.rest.server.interceptor.auth.PolicyEnum;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.jspecify.annotations.Nullable;

/**
 * Lets a bundle of requests in. Later, each of its entries and each answer must meet all rules as a request of its own.
 */
final class BundleRule implements IAuthRule {
    @Override
    public @Nullable Verdict applyRule(
            RestOperationTypeEnum operation,
            RequestDetails request,
            @Nullable IBaseResource in,
            @Nullable IIdType id,
            @Nullable IBaseResource out,
            IRuleApplier rules,
            Set<AuthorizationFlagsEnum> flags,
            Pointcut pointcut) {
        return operation == RestOperationTypeEnum.TRANSACTION ? new Verdict(PolicyEnum.ALLOW, this) : null;
    }

    @Override
    public String getName() {
        return "a bundle of requests";
    }
}
