// SPDX-License-Identifier: Apache-2.0
/** Makes the terms that decide of a Consent, element by element. */
@NullMarked
package org.consentry.server.consent.terms;

import org.jspecify.annotations.NullMarked;
