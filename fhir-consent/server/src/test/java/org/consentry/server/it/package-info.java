// SPDX-License-Identifier: Apache-2.0
/**
 * The consent server as it is shipped, in Payara Micro, on a real PostgreSQL, asked over HTTP. One runs for all tests,
 * which ask it through {@code Platform.door()} or a new {@code Ward}, each with people of its own.
 */
@NullMarked
package org.consentry.server.it;

import org.jspecify.annotations.NullMarked;
