// SPDX-License-Identifier: Apache-2.0
/** Tests of how requests to delete are read and written. */
@NullMarked
package org.consentry.portal.fhir.request;

import org.jspecify.annotations.NullMarked;
