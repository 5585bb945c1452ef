// SPDX-License-Identifier: Apache-2.0
/** Tests of what a Consent comes down to. */
@NullMarked
package org.consentry.server.consent.terms;

import org.jspecify.annotations.NullMarked;
