// SPDX-License-Identifier: Apache-2.0
/**
 * Starts and stops Consentry's processes on one machine, bound to loopback: PostgreSQL, Keycloak, one Payara Micro with
 * portal and consent server, one with the agent.
 */
@NullMarked
package org.consentry.launcher;

import org.jspecify.annotations.NullMarked;
