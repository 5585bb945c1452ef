// SPDX-License-Identifier: Apache-2.0
/**
 * How much a caller may send, and how slowly. Every door of the server passes these filters before anything reads a
 * body.
 */
@NullMarked
package org.consentry.server.access.limit;

import org.jspecify.annotations.NullMarked;
