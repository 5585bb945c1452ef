// SPDX-License-Identifier: Apache-2.0
/** Who looked at the signed-in patient's page. */
@NullMarked
package org.consentry.portal.activity;

import org.jspecify.annotations.NullMarked;
