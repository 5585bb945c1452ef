// SPDX-License-Identifier: Apache-2.0
/** Rules for the wording of the portal, held against the message bundles themselves. */
@NullMarked
package org.consentry.portal.wording;

import org.jspecify.annotations.NullMarked;
