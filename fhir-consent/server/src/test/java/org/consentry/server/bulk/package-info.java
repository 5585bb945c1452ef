// SPDX-License-Identifier: Apache-2.0
/** Tests of bulk exports. */
@NullMarked
package org.consentry.server.bulk;

import org.jspecify.annotations.NullMarked;
