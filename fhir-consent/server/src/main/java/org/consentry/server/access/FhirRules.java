// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationInterceptor;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRule;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleBuilder;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleBuilderOperationNamed;
import ca.uhn.fhir.rest.server.interceptor.auth.PolicyEnum;
import ca.uhn.fhir.rest.server.interceptor.auth.RuleBuilder;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * Says which caller may do what with which type, from {@link TypeAccess} and {@link OperationAccess}. Everything else
 * is denied. Whether the resource is the caller's own is decided later, at the doors.
 */
public class FhirRules extends AuthorizationInterceptor {
    private final FhirContext fhir;

    /** Denies whatever no rule allows. */
    public FhirRules(FhirContext fhir) {
        super(PolicyEnum.DENY);
        this.fhir = fhir;
    }

    @Override
    public List<IAuthRule> buildRuleList(RequestDetails request) {
        Caller caller = Callers.of(request);
        IAuthRuleBuilder rules = new RuleBuilder().allow().metadata().andThen();
        for (TypeAccess access : TypeAccess.all()) {
            if (access.readableBy(caller)) {
                rules = rules.allow()
                        .read()
                        .resourcesOfType(access.type())
                        .withAnyId()
                        .andThen();
            }
            if (access.writableBy(caller)) {
                rules = rules.allow()
                        .write()
                        .resourcesOfType(access.type())
                        .withAnyId()
                        .andThen();
            }
        }
        for (OperationAccess access : OperationAccess.all()) {
            if (access.isOpenTo(caller)) {
                rules = operation(rules, access);
            }
        }
        List<IAuthRule> all = new ArrayList<>(rules.build());
        if (!caller.isProxy()) {
            all.add(new BundleRule());
        }
        return all;
    }

    private IAuthRuleBuilder operation(IAuthRuleBuilder rules, OperationAccess access) {
        IAuthRuleBuilderOperationNamed named = rules.allow().operation().named(access.name());
        if (access.type().equals(OperationAccess.SERVER)) {
            return named.onServer().andAllowAllResponses().andThen();
        }
        Class<? extends IBaseResource> type =
                fhir.getResourceDefinition(access.type()).getImplementingClass();
        return (access.instance() ? named.onInstancesOfType(type) : named.onType(type))
                .andAllowAllResponses()
                .andThen();
    }
}
