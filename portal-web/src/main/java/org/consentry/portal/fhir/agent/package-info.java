// SPDX-License-Identifier: Apache-2.0
/** Reads and changes the server's register of agents, for staff. */
@NullMarked
package org.consentry.portal.fhir.agent;

import org.jspecify.annotations.NullMarked;
