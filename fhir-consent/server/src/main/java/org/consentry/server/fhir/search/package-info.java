// SPDX-License-Identifier: Apache-2.0
/**
 * Serves R4's search: which parameters a type has, the values of a resource, and reading and answering a search. The
 * SQL is in {@code storage}.
 */
@NullMarked
package org.consentry.server.fhir.search;

import org.jspecify.annotations.NullMarked;
