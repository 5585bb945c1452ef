// SPDX-License-Identifier: Apache-2.0
/** Answers programs that cannot speak the decision API themselves, in the few words that each of them knows. */
@NullMarked
package org.consentry.agent.decision.adapter;

import org.jspecify.annotations.NullMarked;
