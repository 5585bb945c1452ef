// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** The agent's HTTP doors, at the root, behind bearer tokens. */
@ApplicationScoped
@ApplicationPath("/")
@LoginConfig(authMethod = "MP-JWT", realmName = "consentry")
@DeclareRoles("export-system")
public class AgentApplication extends Application {}
