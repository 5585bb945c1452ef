// SPDX-License-Identifier: Apache-2.0
/** R4's search: which parameters a type has, what a resource is found by, what a request looks for and brings along. */
@NullMarked
package org.consentry.server.fhir.search;

import org.jspecify.annotations.NullMarked;
