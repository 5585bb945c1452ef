// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The agent's HTTP doors, at the root. */
@ApplicationScoped
@ApplicationPath("/")
public class AgentApplication extends Application {}
