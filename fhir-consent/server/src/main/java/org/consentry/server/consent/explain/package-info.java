// SPDX-License-Identifier: Apache-2.0
/**
 * Answers why: what a choice would change, and what held at a given time. Nothing may be released on these answers;
 * decisions for release are in {@code decision}.
 */
@NullMarked
package org.consentry.server.consent.explain;

import org.jspecify.annotations.NullMarked;
