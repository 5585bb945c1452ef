// SPDX-License-Identifier: Apache-2.0
/**
 * Looks at pixels for text: makes grey images of native frames, lets a program read them, paints over what it read, and
 * lets it read the result once more. What cannot be read with certainty stays.
 */
@NullMarked
package org.consentry.agent.pixels;

import org.jspecify.annotations.NullMarked;
