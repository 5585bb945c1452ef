// SPDX-License-Identifier: Apache-2.0
/** Reads and checks the portal's settings. It does nothing else. */
@NullMarked
package org.consentry.portal.config;

import org.jspecify.annotations.NullMarked;
