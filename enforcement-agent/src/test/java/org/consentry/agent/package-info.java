// SPDX-License-Identifier: Apache-2.0
/** What holds for the whole agent. */
@NullMarked
package org.consentry.agent;

import org.jspecify.annotations.NullMarked;
