// SPDX-License-Identifier: Apache-2.0
/** The policy's tests, and the truth table that every door to a decision is run through. */
@NullMarked
package org.consentry.policy;

import org.jspecify.annotations.NullMarked;
