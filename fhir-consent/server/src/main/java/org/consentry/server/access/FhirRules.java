// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationInterceptor;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRule;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleBuilder;
import ca.uhn.fhir.rest.server.interceptor.auth.PolicyEnum;
import ca.uhn.fhir.rest.server.interceptor.auth.RuleBuilder;
import java.util.List;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Subscription;

/**
 * Which kind of caller may do what with which type; everything not named is denied. Whose resource it is, providers
 * decide.
 */
public class FhirRules extends AuthorizationInterceptor {
    private static final List<String> REGISTER = List.of("Organization", "Device");
    private static final List<String> COMPARTMENT =
            List.of("Patient", "Consent", "ImagingStudy", "AuditEvent", "Communication");

    /** Denies unless a rule allows. */
    public FhirRules() {
        super(PolicyEnum.DENY);
    }

    @Override
    public List<IAuthRule> buildRuleList(RequestDetails request) {
        IAuthRuleBuilder rules = new RuleBuilder().allow().metadata().andThen();
        rules = reads(rules, REGISTER);
        return switch (Callers.of(request).kind()) {
            case ANONYMOUS, STRANGER -> rules.build();
            case AGENT -> reads(rules, List.of("Endpoint")).build();
            case PATIENT ->
                operations(writes(reads(rules, COMPARTMENT), List.of("Consent", "Communication")))
                        .build();
            case STAFF ->
                staffOperations(subscriptions(operations(writes(
                                reads(reads(rules, COMPARTMENT), List.of("Endpoint")), List.of("Communication")))))
                        .build();
            case SUBSCRIBER -> subscriptions(rules).build();
            case REGISTRAR -> {
                List<String> all = List.of("Patient", "ImagingStudy", "Organization", "Device", "Endpoint", "Consent");
                yield writes(writes(reads(rules, all), all), List.of("Communication"))
                        .build();
            }
        };
    }

    private static IAuthRuleBuilder reads(IAuthRuleBuilder rules, List<String> types) {
        IAuthRuleBuilder more = rules;
        for (String type : types) {
            more = more.allow().read().resourcesOfType(type).withAnyId().andThen();
        }
        return more;
    }

    private static IAuthRuleBuilder writes(IAuthRuleBuilder rules, List<String> types) {
        IAuthRuleBuilder more = rules;
        for (String type : types) {
            more = more.allow().write().resourcesOfType(type).withAnyId().andThen();
        }
        return more;
    }

    private static IAuthRuleBuilder subscriptions(IAuthRuleBuilder rules) {
        List<String> type = List.of("Subscription");
        IAuthRuleBuilder more = writes(reads(rules, type), type);
        for (String name : List.of("$status", "$events")) {
            more = more.allow()
                    .operation()
                    .named(name)
                    .onInstancesOfType(Subscription.class)
                    .andAllowAllResponses()
                    .andThen();
        }
        return more;
    }

    private static IAuthRuleBuilder staffOperations(IAuthRuleBuilder rules) {
        return rules.allow()
                .operation()
                .named("$replay")
                .onInstancesOfType(Subscription.class)
                .andAllowAllResponses()
                .andThen()
                .allow()
                .operation()
                .named("$dead-letters")
                .onType(Subscription.class)
                .andAllowAllResponses()
                .andThen();
    }

    private static IAuthRuleBuilder operations(IAuthRuleBuilder rules) {
        return rules.allow()
                .operation()
                .named("$enforcement")
                .onInstancesOfType(Consent.class)
                .andAllowAllResponses()
                .andThen()
                .allow()
                .operation()
                .named("$rules")
                .onInstancesOfType(Patient.class)
                .andAllowAllResponses()
                .andThen();
    }
}
