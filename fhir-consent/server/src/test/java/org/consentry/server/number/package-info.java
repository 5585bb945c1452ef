// SPDX-License-Identifier: Apache-2.0
/** What has a number. */
@NullMarked
package org.consentry.server.number;

import org.jspecify.annotations.NullMarked;
