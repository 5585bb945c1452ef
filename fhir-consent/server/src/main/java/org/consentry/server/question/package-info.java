// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps questions of patients and answers of staff: conversations with numbers and due dates. It has the inbox of the
 * privacy desk, with what staff note for one another. Requests to recipients are in {@code request}.
 */
@NullMarked
package org.consentry.server.question;

import org.jspecify.annotations.NullMarked;
