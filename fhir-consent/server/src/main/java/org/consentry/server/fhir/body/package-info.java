// SPDX-License-Identifier: Apache-2.0
/**
 * Handles FHIR resources as text: how a stored body becomes a resource and back, and which JSON is refused before HAPI
 * reads it. Storing texts is in {@code storage}.
 */
@NullMarked
package org.consentry.server.fhir.body;

import org.jspecify.annotations.NullMarked;
