// SPDX-License-Identifier: Apache-2.0
/** Copies pictures that an archive has made, without what may carry text; what it does not understand it refuses. */
@NullMarked
package org.consentry.agent.dicomweb.picture;

import org.jspecify.annotations.NullMarked;
