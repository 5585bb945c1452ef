// SPDX-License-Identifier: Apache-2.0
/** Tests of what is told of disclosures that no agent made. */
@NullMarked
package org.consentry.server.audit.outside;

import org.jspecify.annotations.NullMarked;
