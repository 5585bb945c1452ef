// SPDX-License-Identifier: Apache-2.0
/** Rules of conversations. */
@NullMarked
package org.consentry.server.question;

import org.jspecify.annotations.NullMarked;
