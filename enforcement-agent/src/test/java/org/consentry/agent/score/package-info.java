// SPDX-License-Identifier: Apache-2.0
/**
 * A score of de-identification: made-up objects with an answer key, and how many lines of it the product and its peers
 * get right. Only {@code score.candidate} knows the product.
 */
@NullMarked
package org.consentry.agent.score;

import org.jspecify.annotations.NullMarked;
