// SPDX-License-Identifier: Apache-2.0
/** How long a body may take to come in, and how many of one caller come in at once. */
@NullMarked
package org.consentry.server.access.pace;

import org.jspecify.annotations.NullMarked;
