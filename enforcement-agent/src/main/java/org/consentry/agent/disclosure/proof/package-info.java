// SPDX-License-Identifier: Apache-2.0
/**
 * Proofs that a record was not changed after it was made: a hash tree for each release, a chain of their roots, and a
 * signature of the agent. Knows no record and no file.
 */
@NullMarked
package org.consentry.agent.disclosure.proof;

import org.jspecify.annotations.NullMarked;
