// SPDX-License-Identifier: Apache-2.0
/** The consent server as it is shipped, in Payara Micro, on a real PostgreSQL, asked over HTTP. */
@NullMarked
package org.consentry.server.it;

import org.jspecify.annotations.NullMarked;
