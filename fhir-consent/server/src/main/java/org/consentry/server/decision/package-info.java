// SPDX-License-Identifier: Apache-2.0
/**
 * Answers whether data may go to somebody: the decision API of the server, with everything a decision needs gathered
 * from the change log in one place.
 */
@NullMarked
package org.consentry.server.decision;

import org.jspecify.annotations.NullMarked;
