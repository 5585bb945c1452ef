// SPDX-License-Identifier: Apache-2.0
/** Tests of questions and answers. */
@NullMarked
package org.consentry.portal.fhir.question;

import org.jspecify.annotations.NullMarked;
