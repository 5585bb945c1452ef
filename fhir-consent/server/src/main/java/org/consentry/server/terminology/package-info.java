// SPDX-License-Identifier: Apache-2.0
/** Keeps the code systems of HL7 Terminology that consents use: one edition, reduced, shipped with the server. */
@NullMarked
package org.consentry.server.terminology;

import org.jspecify.annotations.NullMarked;
