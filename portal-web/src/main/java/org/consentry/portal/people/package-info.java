// SPDX-License-Identifier: Apache-2.0
/** The page of who may act for whom: going to another person's page and back, and ending what was granted. */
@NullMarked
package org.consentry.portal.people;

import org.jspecify.annotations.NullMarked;
