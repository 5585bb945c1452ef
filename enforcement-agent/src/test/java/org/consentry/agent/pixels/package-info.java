// SPDX-License-Identifier: Apache-2.0
/** Tests of reading text in pixels, with made-up pictures. */
@NullMarked
package org.consentry.agent.pixels;

import org.jspecify.annotations.NullMarked;
