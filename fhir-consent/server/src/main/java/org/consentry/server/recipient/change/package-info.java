/**
 * Keeps what staff do to the register of recipients: drafts, pauses and resumptions, with who did each step. It knows
 * no FHIR and changes nothing that is in force.
 */
@NullMarked
package org.consentry.server.recipient.change;

import org.jspecify.annotations.NullMarked;
