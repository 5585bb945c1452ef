// SPDX-License-Identifier: Apache-2.0
/**
 * Makes up patients, their studies and the objects of them, and writes the answer key while it plants. It shares no
 * code, table or word list with what is scored: what must happen is written down from the text of PS3.15.
 */
@NullMarked
package org.consentry.agent.score.world;

import org.jspecify.annotations.NullMarked;
