// SPDX-License-Identifier: Apache-2.0
/** Numbers about all patients, and attempts to get more from them than they tell. */
@NullMarked
package org.consentry.server.report;

import org.jspecify.annotations.NullMarked;
