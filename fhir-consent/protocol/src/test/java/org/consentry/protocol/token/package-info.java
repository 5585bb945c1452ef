// SPDX-License-Identifier: Apache-2.0
/** Tests of the check of bearer tokens. */
@NullMarked
package org.consentry.protocol.token;

import org.jspecify.annotations.NullMarked;
