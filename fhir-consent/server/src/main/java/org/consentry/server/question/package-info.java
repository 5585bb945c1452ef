// SPDX-License-Identifier: Apache-2.0
/** Questions of patients and answers of staff: conversations with numbers and due dates. */
@NullMarked
package org.consentry.server.question;

import org.jspecify.annotations.NullMarked;
