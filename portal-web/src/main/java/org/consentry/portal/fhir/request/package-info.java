// SPDX-License-Identifier: Apache-2.0
/** Reads and writes requests to delete, as Tasks, and what each recipient has. */
@NullMarked
package org.consentry.portal.fhir.request;

import org.jspecify.annotations.NullMarked;
