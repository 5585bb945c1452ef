// SPDX-License-Identifier: Apache-2.0
/** Answers why: what a choice would change, and what held at a given time. */
@NullMarked
package org.consentry.server.consent.explain;

import org.jspecify.annotations.NullMarked;
