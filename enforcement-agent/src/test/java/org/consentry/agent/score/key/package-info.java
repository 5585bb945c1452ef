// SPDX-License-Identifier: Apache-2.0
/** The answer key: what must become of each planted fact, in the ten kinds of action of the MIDI-B challenge. */
@NullMarked
package org.consentry.agent.score.key;

import org.jspecify.annotations.NullMarked;
