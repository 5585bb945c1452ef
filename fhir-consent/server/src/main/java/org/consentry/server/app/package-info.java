// SPDX-License-Identifier: Apache-2.0
/**
 * Wires the application: the FHIR servlet, the REST applications, settings, start checks and health. Features are in
 * their rooms.
 */
@NullMarked
package org.consentry.server.app;

import org.jspecify.annotations.NullMarked;
