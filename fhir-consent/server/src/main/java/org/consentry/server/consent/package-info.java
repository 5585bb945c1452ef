/** Consents: what a patient said, version by version, and what it comes down to for a decision. */
@NullMarked
package org.consentry.server.consent;

import org.jspecify.annotations.NullMarked;
