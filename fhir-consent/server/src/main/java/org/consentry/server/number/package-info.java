// SPDX-License-Identifier: Apache-2.0
/**
 * Finds for staff what a number stands for that a patient says on the phone: a line, a choice, a request or a question.
 */
@NullMarked
package org.consentry.server.number;

import org.jspecify.annotations.NullMarked;
