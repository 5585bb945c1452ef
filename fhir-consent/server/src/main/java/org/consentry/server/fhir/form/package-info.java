// SPDX-License-Identifier: Apache-2.0
/**
 * How a FHIR request is written: parameters, headers, dates and forms of answer. An unknown part is refused by its
 * name.
 */
@NullMarked
package org.consentry.server.fhir.form;

import org.jspecify.annotations.NullMarked;
