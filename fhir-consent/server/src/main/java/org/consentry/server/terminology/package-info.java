// SPDX-License-Identifier: Apache-2.0
/** The code systems of HL7 Terminology, as far as consents speak them: one edition, cut down, kept with the server. */
@NullMarked
package org.consentry.server.terminology;

import org.jspecify.annotations.NullMarked;
