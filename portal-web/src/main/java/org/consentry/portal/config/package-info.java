// SPDX-License-Identifier: Apache-2.0
/** The portal's settings. */
@NullMarked
package org.consentry.portal.config;

import org.jspecify.annotations.NullMarked;
