// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.server.access.ConsentAdmission;
import org.consentry.server.access.FhirRules;
import org.consentry.server.access.ScopeRules;
import org.consentry.server.access.answer.FhirFailures;
import org.consentry.server.access.answer.WholeResponse;
import org.consentry.server.fhir.door.Doors;
import org.consentry.server.fhir.form.EntityTags;
import org.consentry.server.fhir.form.RequestRules;
import org.consentry.server.fhir.person.PersonRules;
import org.consentry.server.fhir.person.ProxyRules;
import org.consentry.server.fhir.record.PlainProvider;
import org.consentry.server.fhir.record.TrueTotals;
import org.consentry.server.fhir.reference.OwnReferences;
import org.consentry.server.fhir.search.SearchParameters;
import org.consentry.server.storage.database.FullDisk;

/** The FHIR door at {@code /fhir/r4}: all providers, and the rules in front of them. */
@WebServlet(urlPatterns = "/r4/*", loadOnStartup = 1)
public class FhirServlet extends RestfulServer {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient FhirContext fhir;

    @Inject
    @Any
    private transient Instance<IResourceProvider> resources;

    @Inject
    @Any
    private transient Instance<PlainProvider> operations;

    @Inject
    private transient Doors doors;

    @Inject
    private transient ServerSettings settings;

    @Inject
    private transient SearchParameters parameters;

    @Inject
    private transient Validation validation;

    @Inject
    private transient FullDisk fullDisk;

    @Inject
    private transient ConsentAdmission admission;

    @Inject
    private transient PersonRules people;

    @Inject
    private transient RequestRules rules;

    @Inject
    private transient OwnReferences references;

    @Resource
    @SuppressWarnings("NullAway.Init") // the container fills it
    private transient ManagedExecutorService background;

    @Override
    protected void initialize() {
        getServletContext().setAttribute(QuietLogs.class.getName(), new QuietLogs());
        setFhirContext(fhir);
        setServerName("Consentry consent server");
        setImplementationDescription("Consentry consent server");
        setDefaultResponseEncoding(EncodingEnum.JSON);
        resources.forEach(this::registerProvider);
        Set<String> answeredFor = resources.stream()
                .map(provider -> fhir.getResourceType(provider.getResourceType()))
                .collect(Collectors.toSet());
        doors.providers(answeredFor).forEach(this::registerProvider);
        operations.forEach(this::registerProvider);
        registerInterceptor(new FhirFailures(fullDisk));
        registerInterceptor(people);
        registerInterceptor(new ProxyRules());
        registerInterceptor(new FhirRules(fhir));
        registerInterceptor(new ScopeRules());
        registerInterceptor(new TrueTotals());
        registerInterceptor(new EntityTags());
        registerInterceptor(rules);
        registerInterceptor(references);
        registerInterceptor(new BodyRules(validation, new ConsentBodies(admission)));
        registerInterceptor(
                new Capabilities(parameters, answeredFor, settings.oidcIssuer().toString()));
        background.execute(validation::warmUp);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        super.service(request, new WholeResponse(response));
    }

    /** Leaves the header empty that would name the library and its version. */
    @Override
    protected String createPoweredByHeader() {
        return "";
    }
}
