// SPDX-License-Identifier: Apache-2.0
/** Wiring only: the FHIR servlet, the agents' REST application, settings, start checks and health. */
@NullMarked
package org.consentry.server.app;

import org.jspecify.annotations.NullMarked;
