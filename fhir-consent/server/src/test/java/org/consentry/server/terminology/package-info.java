// SPDX-License-Identifier: Apache-2.0
/** Tests of the code systems, and of what other modules copied from them. */
@NullMarked
package org.consentry.server.terminology;

import org.jspecify.annotations.NullMarked;
