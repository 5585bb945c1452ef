// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.server.access.TypeAccess;
import org.consentry.server.fhir.search.SearchParameter;
import org.consentry.server.fhir.search.SearchParameters;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** Corrects HAPI's capability statement, so that it states what this server does. */
@Interceptor
public class Capabilities {
    private static final String SECURITY = "http://terminology.hl7.org/CodeSystem/restful-security-service";

    private static final String OAUTH = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

    private final SearchParameters parameters;
    private final Set<String> answeredFor;
    private final String issuer;

    /**
     * Takes the search parameters.
     *
     * @param issuer where tokens come from
     * @param answeredFor types with a provider of their own, which knows what it can do
     */
    Capabilities(SearchParameters parameters, Set<String> answeredFor, String issuer) {
        this.parameters = parameters;
        this.answeredFor = Set.copyOf(answeredFor);
        this.issuer = issuer;
    }

    /** Corrects the statement before it is sent. */
    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void correct(IBaseConformance conformance) {
        if (conformance instanceof CapabilityStatement statement) {
            statement.setFormat(List.of(new CodeType("application/fhir+json"), new CodeType("json")));
            statement.getRest().forEach(this::correct);
        }
    }

    private void correct(CapabilityStatementRestComponent rest) {
        rest.getResource().removeIf(resource -> "OperationDefinition".equals(resource.getType()));
        rest.getResource().forEach(this::correct);
        rest.getInteraction().clear();
        rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
        rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        CapabilityStatementRestSecurityComponent security = rest.getSecurity();
        security.setDescription("Bearer tokens of the hospital's OpenID Connect provider, with or without SMART scopes."
                        + " A patient sees the own compartment; staff say why they look in the header"
                        + " Consentry-Reason.")
                .setService(List.of(
                        new CodeableConcept(new Coding(SECURITY, "OAuth", "OAuth")),
                        new CodeableConcept(new Coding(SECURITY, "SMART-on-FHIR", "SMART-on-FHIR"))));
        Extension endpoints = new Extension(OAUTH);
        endpoints.addExtension("authorize", new UriType(issuer + "/protocol/openid-connect/auth"));
        endpoints.addExtension("token", new UriType(issuer + "/protocol/openid-connect/token"));
        security.setExtension(List.of(endpoints));
    }

    private void correct(CapabilityStatementRestResourceComponent resource) {
        resource.setVersioning(
                "Consent".equals(resource.getType())
                        ? ResourceVersionPolicy.VERSIONEDUPDATE
                        : ResourceVersionPolicy.VERSIONED);
        resource.setUpdateCreate(false);
        resource.setConditionalCreate(false);
        resource.setConditionalUpdate(false);
        resource.getSearchInclude().clear();
        resource.getSearchRevInclude().clear();
        TypeAccess.of(resource.getType())
                .filter(access -> !answeredFor.contains(access.type()))
                .ifPresent(access -> door(resource, access));
    }

    private void door(CapabilityStatementRestResourceComponent resource, TypeAccess access) {
        boolean writes = !access.writers().isEmpty();
        Set<TypeRestfulInteraction> broken = writes
                ? access.changes() ? Set.of() : Set.of(TypeRestfulInteraction.UPDATE)
                : Set.of(TypeRestfulInteraction.CREATE, TypeRestfulInteraction.UPDATE);
        resource.getInteraction().removeIf(interaction -> broken.contains(interaction.getCode()));
        resource.setReadHistory(true);
        resource.setUpdateCreate(access.changes() && !"Consent".equals(access.type()));
        resource.setConditionalCreate(writes);
        resource.setConditionalUpdate(access.changes());
        resource.getSearchParam().clear();
        parameter(resource, "_id", SearchParamType.TOKEN);
        parameter(resource, "_lastUpdated", SearchParamType.DATE);
        parameters.of(access.type()).values().forEach(known -> {
            parameter(
                    resource, known.name(), SearchParamType.valueOf(known.kind().name()));
            if (known.kind() == SearchParameter.Kind.REFERENCE) {
                resource.addSearchInclude(access.type() + ":" + known.name());
            }
        });
        resource.setSearchRevInclude(new ArrayList<>(TypeAccess.all().stream()
                .flatMap(source -> leadingTo(source.type(), access.type()))
                .toList()));
    }

    private Stream<StringType> leadingTo(String source, String target) {
        return answeredFor.contains(source)
                ? Stream.empty()
                : parameters.of(source).values().stream()
                        .filter(known -> known.kind() == SearchParameter.Kind.REFERENCE)
                        .filter(known ->
                                known.targets().isEmpty() || known.targets().contains(target))
                        .map(known -> new StringType(source + ":" + known.name()));
    }

    private static void parameter(
            CapabilityStatementRestResourceComponent resource, String name, SearchParamType type) {
        resource.addSearchParam(new CapabilityStatementRestResourceSearchParamComponent()
                .setName(name)
                .setType(type));
    }
}
