// SPDX-License-Identifier: Apache-2.0
/**
 * FHIR resources as text: how a stored body becomes a resource and back, and what JSON is refused before HAPI reads it.
 */
@NullMarked
package org.consentry.server.fhir.body;

import org.jspecify.annotations.NullMarked;
