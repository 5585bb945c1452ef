// SPDX-License-Identifier: Apache-2.0
/** Tests of the list as files. */
@NullMarked
package org.consentry.portal.sharing.file;

import org.jspecify.annotations.NullMarked;
