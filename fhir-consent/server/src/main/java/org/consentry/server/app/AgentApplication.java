// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** The agents' door at {@code /fhir/agent/v1}; bearer tokens are checked for the whole WAR, the FHIR door included. */
@ApplicationScoped
@LoginConfig(authMethod = "MP-JWT", realmName = "consentry")
@DeclareRoles({"patient", "privacy-officer", "agent", "registrar", "subscriber"})
@ApplicationPath("/agent/v1")
public class AgentApplication extends Application {}
