// SPDX-License-Identifier: Apache-2.0
/**
 * Serves read, search, history, create and update for every type, with or without conditions. Operations and types with
 * rules of their own are in their rooms.
 */
@NullMarked
package org.consentry.server.fhir.door;

import org.jspecify.annotations.NullMarked;
