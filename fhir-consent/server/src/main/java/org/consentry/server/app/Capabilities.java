// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Makes the capability statement true: what HAPI promises by itself and this server does not do is taken out. */
@Interceptor
public class Capabilities {
    private static final String SECURITY = "http://terminology.hl7.org/CodeSystem/restful-security-service";

    /** Corrects the statement before it is sent. */
    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void correct(IBaseConformance conformance) {
        if (conformance instanceof CapabilityStatement statement) {
            statement.setFormat(List.of(new CodeType("application/fhir+json"), new CodeType("json")));
            statement.getRest().forEach(Capabilities::correct);
        }
    }

    private static void correct(CapabilityStatementRestComponent rest) {
        rest.getResource().removeIf(resource -> "OperationDefinition".equals(resource.getType()));
        rest.getResource().forEach(Capabilities::correct);
        rest.getSecurity()
                .setDescription("Bearer tokens of the hospital's OpenID Connect provider. A patient sees the own"
                        + " compartment; staff say why they look in the header Consentry-Reason.")
                .setService(List.of(new CodeableConcept(new Coding(SECURITY, "OAuth", "OAuth"))));
    }

    private static void correct(CapabilityStatementRestResourceComponent resource) {
        boolean choice = "Consent".equals(resource.getType());
        resource.getSearchInclude().clear();
        resource.getSearchRevInclude().clear();
        resource.setVersioning(choice ? ResourceVersionPolicy.VERSIONEDUPDATE : ResourceVersionPolicy.VERSIONED);
        resource.setReadHistory(true);
        resource.setUpdateCreate(
                !choice && !List.of("Communication", "Subscription").contains(resource.getType()));
        resource.setConditionalCreate(false);
        resource.setConditionalUpdate(false);
    }
}
