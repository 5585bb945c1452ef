// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.consentry.portal.staff.entry;

import org.jspecify.annotations.NullMarked;
