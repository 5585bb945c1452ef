/**
 * Keeps the regimes as data: what applies to a purpose while the patient has said nothing. Every agent gets them.
 * Applying them to a question is in the module {@code policy}.
 */
@NullMarked
package org.consentry.server.regime;

import org.jspecify.annotations.NullMarked;
