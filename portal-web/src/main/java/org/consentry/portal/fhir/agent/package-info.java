// SPDX-License-Identifier: Apache-2.0
/** The register of agents. */
@NullMarked
package org.consentry.portal.fhir.agent;

import org.jspecify.annotations.NullMarked;
