// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.watch;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the notes of heads.
 *
 * @param broken what is wrong with the first note that does not hold; empty text if all hold
 * @param at when heads were last noted; empty before that, or if they are not noted
 * @param sent whether the last notes reached the machine they are sent to
 */
public record NoteState(String broken, Optional<Instant> at, boolean sent) {}
