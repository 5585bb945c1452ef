/** The regime: what holds for a purpose when the patient has said nothing, kept as data and told to every agent. */
@NullMarked
package org.consentry.server.regime;

import org.jspecify.annotations.NullMarked;
