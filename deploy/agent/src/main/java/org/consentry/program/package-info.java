// SPDX-License-Identifier: Apache-2.0
/** The agent as one program, for who runs it beside a PACS. */
@NullMarked
package org.consentry.program;

import org.jspecify.annotations.NullMarked;
